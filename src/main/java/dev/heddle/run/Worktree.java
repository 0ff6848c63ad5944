package dev.heddle.run;

import dev.heddle.memory.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a commit in a folder of their own, which is removed when this is closed. What a
 * killed process left is removed by the next one.
 */
final class Worktree implements AutoCloseable {

  /** Its files are not waited for any longer, in seconds. */
  private static final int LIMIT_SECONDS = 300;

  private final Path project;
  private final PrivateFolder folder;
  private final Path path;
  private boolean removed;

  private Worktree(Path project, PrivateFolder folder) {
    this.project = project;
    this.folder = folder;
    this.path = folder.path().resolve("tree");
  }

  /** The place of one; nothing is in it yet. */
  static Worktree of(Path project) throws PlanException {
    try {
      return new Worktree(project, PrivateFolder.make());
    } catch (IOException e) {
      throw new PlanException(BuildWords.noWorktree(e));
    }
  }

  Path path() {
    return path;
  }

  /** Lays out the files of {@code commit}. */
  void lay(String commit) throws PlanException {
    // of those whose files a killed process left, and close() removed
    Git.answer(project, "worktree", "prune");
    try {
      ShortCommand.Answer answer =
          ShortCommand.allSaid(
              List.of(
                  "git",
                  "-C",
                  project.toString(),
                  "worktree",
                  "add",
                  "--detach",
                  path.toString(),
                  commit),
              LIMIT_SECONDS);
      if (answer.exitCode() != 0) {
        throw new PlanException(
            BuildWords.gitRefuses(
                project, commit, String.join(" / ", answer.text().lines().limit(3).toList())));
      }
    } catch (IOException e) {
      throw new PlanException(BuildWords.noGit(e));
    }
  }

  /** Once: by whoever comes first, at a signal or at the end; the other waits for it. */
  @Override
  public synchronized void close() {
    if (removed) {
      return;
    }
    removed = true;
    Git.answer(project, "worktree", "remove", "--force", path.toString());
    try {
      folder.close();
    } catch (IOException e) {
      // the next one removes what a dead process left
    }
    Git.answer(project, "worktree", "prune");
  }
}
