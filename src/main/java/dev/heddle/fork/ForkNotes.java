package dev.heddle.fork;

import dev.heddle.result.Told;
import dev.heddle.result.ToldNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fork has to tell about itself beside its time: lines {@code name=value} in a file that the
 * run named when it started the fork. Without such a file (plain JMH) the notes go nowhere.
 */
public final class ForkNotes {

  /** The system property by which a run names the file to its fork. */
  public static final String FILE_PROPERTY = "heddle.notes";

  private ForkNotes() {}

  /** Notes what is told; what was told last of a theme counts. */
  public static void tell(Told told) {
    @Nullable String file = System.getProperty(FILE_PROPERTY);
    if (file != null) {
      ToldNotes.write(told).forEach((name, value) -> note(file, name, value));
    }
  }

  private static void note(String file, String name, String value) {
    String line = name + "=" + value.replaceAll("\\R", " ") + "\n";
    try {
      Files.writeString(Path.of(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The notes in {@code file}, in the order in which their names first came; empty if none. */
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> notes = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return notes;
    }
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        notes.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return notes;
  }
}
