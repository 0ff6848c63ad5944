package dev.heddle.jvm;

import org.jspecify.annotations.Nullable;

/** Whether this program runs as a job of a CI system, which forgets all at its end. */
public final class CiJob {

  private static final String VARIABLE = "CI";

  private CiJob() {}

  /** Whether such a system says so, as all of them do. */
  public static boolean isThis() {
    @Nullable String said = System.getenv(VARIABLE);
    return said != null && !said.isEmpty() && !said.equals("false");
  }
}
