package dev.heddle.run;

import dev.heddle.jvm.Jvm;
import dev.heddle.result.RunInfo.Commit;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The git checkout, if any, that a folder lies in. */
final class Checkout {

  private Checkout() {}

  /** The commit that {@code folder} is at; null outside a checkout, or without git. */
  static @Nullable Commit commit(Path folder) {
    Optional<String> id = Git.id(folder, "rev-parse", "HEAD");
    if (id.isEmpty()) {
      return null;
    }
    boolean dirty =
        Git.answer(folder, "status", "--porcelain").map(changes -> !changes.isEmpty()).orElse(true);
    return new Commit(id.get(), dirty);
  }

  /** The folder of the measured code: where the program itself is. */
  static Path ofProgram() {
    Path code = Jvm.location().toAbsolutePath();
    return Objects.requireNonNullElse(code.getParent(), code);
  }
}
