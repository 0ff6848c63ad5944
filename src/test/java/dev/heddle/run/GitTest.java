package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.testing.Eventually;
import dev.heddle.testing.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Git is asked, and not waited for for ever. */
@Timeout(60)
class GitTest {

  @TempDir Path place;

  @Test
  void aLogHasTheNewestCommitFirst() throws Exception {
    GitFolder folder = GitFolder.init(place);
    folder.commit("one");
    folder.commit("two");

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
    GitFolder.init(place);
    Path config = place.resolve(".git/config");
    Files.delete(config);
    assertThat(new ProcessBuilder("mkfifo", config.toString()).start().waitFor()).isZero();

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
}
