package dev.heddle.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Git's answers to short questions. */
final class Git {

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
}
