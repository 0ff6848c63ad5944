package dev.heddle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.TimeLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder in which git is told what to do, as somebody called S.
 *
 * @param path where it is
 */
public record GitFolder(Path path) {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> SOMEBODY =
      List.of("-c", "user.name=S", "-c", "user.email=s@localhost");

  /** A repository without a commit, on a branch called main. */
  public static GitFolder init(Path path) throws IOException, InterruptedException {
    GitFolder folder = new GitFolder(path);
    folder.git("init", "-q", "-b", "main");
    return folder;
  }

  /** An empty commit. */
  public void commit(String message) throws IOException, InterruptedException {
    git("commit", "-q", "--allow-empty", "-m", message);
  }

  /** What git says to {@code words}; it has to succeed. */
  public String git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", path.toString()));
    command.addAll(SOMEBODY);
    command.addAll(List.of(words));
    try (Child git = Child.start(new ProcessBuilder(command).redirectErrorStream(true));
        TimeLimit limit = git.killAfter(LIMIT)) {
      String said = new String(git.output().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(git.await(LIMIT)).as("git ends: %s", said).isTrue();
      assertThat(limit.struck()).as("git ends after %s", LIMIT).isFalse();
      assertThat(git.exitCode()).as(said).isZero();
      return said;
    }
  }
}
