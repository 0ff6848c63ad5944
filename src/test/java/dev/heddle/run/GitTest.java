package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Git is asked, and not waited for for ever. */
@Timeout(60)
class GitTest {

  @TempDir Path place;

  @Test
  void aLogHasTheNewestCommitFirst() throws Exception {
    start("git", "init", "-q", ".");
    for (String each : List.of("one", "two")) {
      start(
          "git",
          "-c",
          "user.name=S",
          "-c",
          "user.email=s@localhost",
          "commit",
          "-q",
          "--allow-empty",
          "-m",
          each);
    }

    assertThat(Git.log(place, "%s")).containsExactly("two", "one");
  }

  @Test
  void whereThereIsNoneItSaysHowGitEnded() {
    assertThatThrownBy(() -> Git.log(place, "%H"))
        .isInstanceOf(IOException.class)
        .hasMessage("exit code 128");
  }

  /** As on a file system whose server is gone: nobody ever writes what git waits to read. */
  @Test
  void aLogThatNeverEndsIsNotWaitedFor() throws Exception {
    start("git", "init", "-q", ".");
    Path config = place.resolve(".git/config");
    Files.delete(config);
    start("mkfifo", config.toString());

    assertThatThrownBy(() -> Git.log(place, "%H", 1))
        .isInstanceOf(IOException.class)
        .hasMessage("no answer within 1 s");
    Eventually.isTrue(
        "no git is left",
        () ->
            ProcessHandle.current()
                .children()
                .noneMatch(child -> child.info().command().orElse("").endsWith("/git")));
  }

  private void start(String... words) throws Exception {
    Process process = new ProcessBuilder(words).directory(place.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
