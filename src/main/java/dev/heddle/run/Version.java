package dev.heddle.run;

import dev.heddle.jvm.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version of this program. */
public final class Version {

  /** Bytes of the hash that are told. */
  private static final int SHORT = 6;

  private Version() {}

  /**
   * The version with a hash of the program's own classes: what was built from other sources is
   * another build.
   */
  public static String build() throws IOException {
    Optional<Path> jar = Jvm.thinJar();
    if (jar.isEmpty()) {
      return current();
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar.get()));
      return current() + "+" + HexFormat.of().formatHex(hash, 0, SHORT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As in the jar's manifest; "development" where there is no jar. */
  public static String current() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
