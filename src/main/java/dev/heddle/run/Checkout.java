package dev.heddle.run;

import dev.heddle.jvm.Jvm;
import dev.heddle.result.RunInfo.Commit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The git checkout, if any, that a folder lies in. */
final class Checkout {

  private static final String SOURCES = "src/main/java/dev/heddle";

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

  /** The commit of the file or folder {@code path}, by the checkout in which it lies. */
  static @Nullable Commit around(Path path) {
    Path there = path.toAbsolutePath();
    return commit(Objects.requireNonNullElse(there.getParent(), there));
  }

  /**
   * The commit of this program; null where its sources are not beside it, as in somebody else's
   * checkout.
   */
  static @Nullable Commit ofProgram() {
    return ofProgram(Jvm.location());
  }

  /** The same of a program whose jar or classes are at {@code location}. */
  static @Nullable Commit ofProgram(Path location) {
    Path target = location.toAbsolutePath().getParent();
    return target != null && Files.isDirectory(target.resolveSibling(SOURCES))
        ? commit(target)
        : null;
  }
}
