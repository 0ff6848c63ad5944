package dev.heddle.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Git's answers. */
public final class Git {

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
   * The lines of {@code git log} in {@code folder}, the newest commit first; nothing where it
   * fails.
   *
   * @param format what stands on a line, in git's words
   */
  public static Optional<List<String>> log(Path folder, String format) {
    ProcessBuilder command =
        new ProcessBuilder(
                List.of(
                    "git",
                    "-C",
                    folder.toString(),
                    "log",
                    "--topo-order",
                    "--no-color",
                    "--format=" + format))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    command.environment().keySet().removeAll(ShortCommand.OF_ANOTHER_CHECKOUT);
    try {
      Process process = command.start();
      process.getOutputStream().close();
      List<String> lines;
      try (InputStream out = process.getInputStream()) {
        lines = new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
      return process.waitFor() == 0 ? Optional.of(lines) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
