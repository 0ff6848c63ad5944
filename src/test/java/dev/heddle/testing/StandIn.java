package dev.heddle.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A runner that only says what a test has it say: for runtimes that are not at hand, and for what a
 * runner must not do.
 */
public final class StandIn {

  /** Of a runtime whose rows of 'squares' are a sequential one and another. */
  public static final String DESCRIPTION =
      "{\"runtime\": \"Other\", \"version\": \"1.2\", \"marks\": {\"lock\": \"off\"}, \"rows\":"
          + " {\"squares\": {\"models\": [\"sequential\", \"crew\"], \"sizes\": {\"n\": 10}}}}";

  /** What the squares of 1 to 10 add up to, and how long two invocations took. */
  public static final String ITERATION = "{\"times\": [0.5, 0.25], \"answer\": [385]}";

  /** From then on it waits. */
  public static final String READY = "{\"ready\": true}";

  public static final String END = "{\"end\": true, \"notes\": {\"by\": \"hand\"}}";

  private StandIn() {}

  /** One that says {@code description}, and when it is to measure acts as a shell does. */
  public static Path in(Path folder, String description, String act) throws IOException {
    return Files.writeString(
        program(folder),
        """
        #!/bin/sh
        read -r line
        case $line in
        *describe*) echo '%s' ;;
        *) printf '%%s\\n' "$line" >>'%s'
        %s ;;
        esac
        """
            .formatted(description, asked(folder), act));
  }

  /** One that measures as it should. */
  public static Path in(Path folder, String description) throws IOException {
    return in(folder, description, says(ITERATION, ITERATION, END));
  }

  /** The words by which a shell says those lines. */
  public static String says(String... lines) {
    StringBuilder words = new StringBuilder();
    for (String line : lines) {
      words.append("echo '").append(line).append("'\n");
    }
    return words.toString();
  }

  /** Where it writes what it was asked. */
  public static Path asked(Path folder) {
    return folder.resolve("asked.txt");
  }

  private static Path program(Path folder) throws IOException {
    Path program = folder.resolve("runner.sh");
    Files.deleteIfExists(program);
    return Files.createFile(
        program,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }
}
