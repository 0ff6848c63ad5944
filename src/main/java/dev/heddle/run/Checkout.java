package dev.heddle.run;

import dev.heddle.jvm.Jvm;
import dev.heddle.result.RunInfo.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The git checkout, if any, that a folder lies in. */
final class Checkout {

  private static final int LIMIT_SECONDS = 10;

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
    ProcessBuilder builder = new ProcessBuilder("git", "-C", folder.toString());
    builder.command().addAll(List.of(words));
    builder.redirectErrorStream(false).redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process git = builder.start();
      git.getOutputStream().close();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!git.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        return Optional.empty();
      }
      return git.exitValue() == 0 ? Optional.of(answer.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
