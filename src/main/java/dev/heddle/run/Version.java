package dev.heddle.run;

import org.jspecify.annotations.Nullable;

/** The version of this program. */
public final class Version {

  private Version() {}

  /** As in the jar's manifest; "development" where there is no jar. */
  public static String current() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
