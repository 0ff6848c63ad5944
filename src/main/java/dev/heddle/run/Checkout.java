package dev.heddle.run;

import dev.heddle.jvm.Jvm;
import dev.heddle.result.RunInfo.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The git checkout, if any, that a folder lies in. */
final class Checkout {

  private Checkout() {}

  /** The commit that {@code folder} is at; null outside a checkout, or without git. */
  static @Nullable Commit commit(Path folder) {
    Optional<String> id = git(folder, "rev-parse", "HEAD");
    if (id.isEmpty()) {
      return null;
    }
    boolean dirty =
        git(folder, "status", "--porcelain").map(changes -> !changes.isEmpty()).orElse(true);
    return new Commit(id.get(), dirty);
  }

  /** The folder of the measured code: where the program itself is. */
  static Path ofProgram() {
    Path code = Jvm.location().toAbsolutePath();
    return Objects.requireNonNullElse(code.getParent(), code);
  }

  private static Optional<String> git(Path folder, String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(words));
    try {
      ShortCommand.Answer answer = ShortCommand.run(command);
      return answer.exitCode() == 0 ? Optional.of(answer.text().strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
