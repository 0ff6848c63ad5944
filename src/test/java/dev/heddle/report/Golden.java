package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What output should be, in files. With {@code -Dheddle.golden=write} they are written anew, to be
 * read before they are committed.
 */
public final class Golden {

  private Golden() {}

  /** {@code text} must be what is in the file called {@code name}. */
  public static void check(String name, String text) throws IOException {
    Path file = Path.of("src/test/resources/golden", name + ".golden");
    if ("write".equals(System.getProperty("heddle.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
