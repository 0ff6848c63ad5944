package dev.heddle.command;

import dev.heddle.jvm.OrphanSweep;
import dev.heddle.memory.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes for its forks about a person's commands: a file, since no word of a command or
 * an input may be taken for something else on the way.
 *
 * @param commands by the names that rows have for them
 * @param shell whether a shell reads them
 * @param prepare what is run before each operation; null for nothing
 * @param inputs what each command is run for, in one operation; empty where it is run as it is
 * @param limit the most that each may take
 * @param mark the beginning of the variable that all processes of the run inherit
 */
public record CommandSheet(
    Map<String, String> commands,
    boolean shell,
    @Nullable String prepare,
    List<String> inputs,
    Duration limit,
    String mark) {

  private static final String COMMAND = "command.";
  private static final String SHELL = "shell";
  private static final String PREPARE = "prepare";
  private static final String INPUTS = "inputs";
  private static final String MILLIS = "limit.ms";
  private static final String MARK = "mark";

  /** Copies the collections. */
  public CommandSheet {
    commands = new LinkedHashMap<>(commands);
    inputs = List.copyOf(inputs);
  }

  /**
   * Ends what commands have left behind whose fork was killed before it could.
   *
   * @return the variable by which the rest can be found that may still run; empty for none
   */
  public static Optional<String> endLeft(String mark) {
    return OrphanSweep.end(CommandCall.MARK, mark) == OrphanSweep.Left.UNKNOWN
        ? Optional.of(CommandCall.MARK)
        : Optional.empty();
  }

  /** Writes it into a new file that only this user may read: a command may hold a password. */
  public void write(Path file) throws IOException {
    Properties page = new Properties();
    commands.forEach((name, text) -> page.setProperty(COMMAND + name, text));
    page.setProperty(SHELL, Boolean.toString(shell));
    if (prepare != null) {
      page.setProperty(PREPARE, prepare);
    }
    page.setProperty(INPUTS, String.join("\n", inputs));
    page.setProperty(MILLIS, Long.toString(limit.toMillis()));
    page.setProperty(MARK, mark);
    StringWriter text = new StringWriter();
    page.store(text, null);
    PrivateFile.write(file, text.toString());
  }

  /**
   * Reads it again.
   *
   * @throws IllegalStateException where that cannot be
   */
  static CommandSheet read(Path file) {
    Properties page = new Properties();
    try (Reader from = Files.newBufferedReader(file)) {
      page.load(from);
      Map<String, String> commands = new LinkedHashMap<>();
      for (String key : new TreeSet<>(page.stringPropertyNames())) {
        if (key.startsWith(COMMAND)) {
          commands.put(key.substring(COMMAND.length()), page.getProperty(key));
        }
      }
      String inputs = page.getProperty(INPUTS, "");
      return new CommandSheet(
          commands,
          Boolean.parseBoolean(page.getProperty(SHELL)),
          page.getProperty(PREPARE),
          inputs.isEmpty() ? List.of() : List.of(inputs.split("\n", -1)),
          Duration.ofMillis(Long.parseLong(page.getProperty(MILLIS, ""))),
          page.getProperty(MARK, ""));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(CommandWords.unreadableSheet(file, e), e);
    }
  }
}
