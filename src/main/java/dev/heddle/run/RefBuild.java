package dev.heddle.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A build of an earlier state of a project: its commit in a worktree of its own, which is removed
 * when this is closed.
 */
public final class RefBuild implements AutoCloseable {

  /** No build is waited for longer than that, in minutes. */
  private static final int LIMIT_MINUTES = 30;

  private static final int LAST_WORDS_SECONDS = 5;

  private final GitProject project;
  private final String commit;
  private final Worktree tree;
  private final BuildLog log;
  private volatile @Nullable Process running;

  private RefBuild(GitProject project, String commit, Worktree tree, BuildLog log) {
    this.project = project;
    this.commit = commit;
    this.tree = tree;
    this.log = log;
  }

  /**
   * Lays out the files of {@code commit}.
   *
   * @param log gets what the build prints
   * @throws PlanException where that is not possible
   */
  public static RefBuild lay(GitProject project, String commit, BuildLog log) throws PlanException {
    RefBuild build = new RefBuild(project, commit, Worktree.of(project.root()), log);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(build::close, "heddle-build-signal"));
    } catch (IllegalStateException e) {
      build.close();
      throw new PlanException("interrupted: nothing was built; begin again");
    }
    try {
      build.tree.lay(commit);
      return build;
    } catch (PlanException | RuntimeException e) {
      build.close();
      throw e;
    }
  }

  /**
   * Builds.
   *
   * @param command the words of a shell; null for what the kind of project suggests
   * @throws PlanException where it fails; then all that it printed stays in its log
   */
  public void build(@Nullable String command) throws PlanException {
    String words = command == null ? usual() : command;
    Process process = null;
    // a build burns all processors: nobody measures meanwhile
    try (RunLock _ = RunLock.take();
        PrintStream file = log.open()) {
      process =
          new ProcessBuilder("sh", "-c", words)
              .directory(tree.path().toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      running = process;
      Process watched = process;
      Thread reader = Thread.ofVirtual().start(() -> log.copy(watched.getInputStream(), file));
      boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
      if (ended) {
        // before the process is closed, which closes its output too; a daemon may hold that open
        reader.join(TimeUnit.SECONDS.toMillis(LAST_WORDS_SECONDS));
      }
      kill(process);
      if (!ended) {
        throw failed(words, "it did not end within " + LIMIT_MINUTES + " min");
      }
      if (process.exitValue() != 0) {
        String tail = log.tail();
        throw failed(
            words, "exit code " + process.exitValue() + (tail.isEmpty() ? "" : ": " + tail));
      }
    } catch (IOException e) {
      throw failed(words, Failures.words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(words, "interrupted");
    } finally {
      if (process != null) {
        kill(process);
      }
      running = null;
    }
  }

  private PlanException failed(String words, String why) {
    return new PlanException(
        "the build of "
            + commit
            + " failed ('"
            + words
            + "'): "
            + why
            + said()
            + "; say how it is built with --build COMMAND, or give its jar with --jar");
  }

  /** Where all that it printed is to be read. */
  private String said() {
    return Files.exists(log.file()) ? " (all that it printed is in " + log.file() + ")" : "";
  }

  private String usual() throws PlanException {
    if (Files.exists(tree.path().resolve("pom.xml"))) {
      String maven = Files.isExecutable(tree.path().resolve("mvnw")) ? "./mvnw" : "mvn";
      return maven + " -B -q -DskipTests package";
    }
    if (Files.isExecutable(tree.path().resolve("gradlew"))) {
      return "./gradlew --no-daemon -q jmhJar";
    }
    throw new PlanException(
        commit
            + ": has neither a pom.xml nor a gradlew, so it is not known how it is built; say so with"
            + " --build COMMAND");
  }

  /**
   * The jar that the build made.
   *
   * @param candidate the jar that it is compared with, which lies at the same place of the project
   * @param glob where it lies instead, below the project's folder; null for the same place
   * @throws PlanException where there is none
   */
  public Path jar(Path candidate, @Nullable String glob) throws PlanException {
    return glob == null ? samePlace(candidate) : found(glob);
  }

  private Path samePlace(Path candidate) throws PlanException {
    Path place = project.root().relativize(real(candidate));
    Path jar = tree.path().resolve(place);
    if (!Files.exists(jar)) {
      throw new PlanException(
          "the build of "
              + commit
              + " made no "
              + place
              + said()
              + "; say where its jar is with --built-jar GLOB");
    }
    return jar;
  }

  private Path found(String glob) throws PlanException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.walk(tree.path())) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> matcher.matches(tree.path().relativize(file)))
              .sorted()
              .toList();
      if (found.size() == 1) {
        return found.getFirst();
      }
      throw new PlanException(
          "--built-jar '"
              + glob
              + "': "
              + (found.isEmpty() ? "no file" : found.size() + " files")
              + " of the build of "
              + commit
              + said()
              + "; name one");
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    }
  }

  private PlanException unreadable(IOException e) {
    return new PlanException("the build of " + commit + ": " + Failures.words(e) + "; try again");
  }

  private static Path real(Path path) throws PlanException {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new PlanException(path + ": " + Failures.words(e) + "; name a jar that is there");
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Ends a build that goes on, and removes the worktree. */
  @Override
  public void close() {
    Process process = running;
    if (process != null) {
      kill(process);
    }
    tree.close();
  }
}
