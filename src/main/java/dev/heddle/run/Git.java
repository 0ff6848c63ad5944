package dev.heddle.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Git's answers. */
public final class Git {

  /** That of the largest repositories is told in some seconds. */
  private static final int LOG_LIMIT_SECONDS = 60;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{40,64}");

  private Git() {}

  /** The id of a commit that {@code git} prints; nothing where it prints something else. */
  static Optional<String> id(Path folder, String... words) {
    return answer(folder, words).filter(text -> ID.matcher(text).matches());
  }

  /** What {@code git} answers when it is asked in {@code folder}; nothing where it fails. */
  static Optional<String> answer(Path folder, String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(words));
    try {
      ShortCommand.Answer answer = ShortCommand.answer(command);
      return answer.exitCode() == 0 ? Optional.of(answer.text().strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The lines of {@code git log} in {@code folder}, the newest commit first.
   *
   * @param format what stands on a line, in git's words
   * @throws IOException if it fails, or has not told all of them within a minute
   */
  public static List<String> log(Path folder, String format) throws IOException {
    return log(folder, format, LOG_LIMIT_SECONDS);
  }

  static List<String> log(Path folder, String format, int limitSeconds) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of("log", "--topo-order", "--no-color", "--format=" + format));
    ShortCommand.Answer answer = ShortCommand.longAnswer(command, limitSeconds);
    if (answer.exitCode() != 0) {
      throw new IOException(ForkWords.exitCode(answer.exitCode()));
    }
    return answer.text().lines().toList();
  }
}
