package dev.heddle.run;

import dev.heddle.memory.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A build of an earlier state of a project: its commit in a worktree of its own, which is removed
 * when this is closed. What a killed process left is removed by the next one.
 */
public final class RefBuild implements AutoCloseable {

  /** No build is waited for longer than that, in minutes. */
  private static final int LIMIT_MINUTES = 30;

  /** Nor for its files, in seconds. */
  private static final int LAY_SECONDS = 300;

  private static final int LAST_WORDS = 8;
  private static final int LAST_WORDS_SECONDS = 5;
  private static final String THIN_JAR = "heddle-thin.jar";

  private final Path project;
  private final String commit;
  private final PrivateFolder folder;
  private final Path tree;
  private volatile @Nullable Process running;
  private boolean removed;

  private RefBuild(Path project, String commit, PrivateFolder folder) {
    this.project = project;
    this.commit = commit;
    this.folder = folder;
    this.tree = folder.path().resolve("tree");
  }

  /**
   * The project, in git, that a file belongs to.
   *
   * @throws PlanException where it belongs to none
   */
  public static Path projectOf(Path file) throws PlanException {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return git(parent == null ? file : parent, "rev-parse", "--show-toplevel")
        .map(Path::of)
        .orElseThrow(() ->
            new PlanException(
                file
                    + ": lies in no git checkout, so it has no earlier state; name two jars with"
                    + " --jar"));
  }

  /**
   * The commit that {@code ref} names in {@code project}.
   *
   * @throws UnknownNameException where it names none
   */
  public static String commit(Path project, String ref) throws UnknownNameException {
    Optional<String> commit =
        ref.startsWith("-")
            ? Optional.empty()
            : git(project, "rev-parse", "--verify", "--quiet", ref + "^{commit}");
    if (commit.isEmpty()) {
      throw new UnknownNameException("git ref", ref, refs(project));
    }
    return commit.get();
  }

  private static List<String> refs(Path project) {
    return git(
            project,
            "for-each-ref",
            "--format=%(refname:short)",
            "--count=500",
            "refs/heads",
            "refs/tags",
            "refs/remotes")
        .map(names -> names.lines().toList())
        .orElse(List.of());
  }

  /**
   * Lays out the files of {@code commit}.
   *
   * @throws PlanException where that is not possible
   */
  public static RefBuild lay(Path project, String commit) throws PlanException {
    PrivateFolder folder;
    try {
      folder = PrivateFolder.make();
    } catch (IOException e) {
      throw new PlanException(
          "no worktree can be made: " + Failures.words(e) + "; make room for temporary files");
    }
    RefBuild build = new RefBuild(project, commit, folder);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(build::close, "heddle-build-signal"));
    } catch (IllegalStateException e) {
      build.close();
      throw new PlanException("interrupted: nothing was built; begin again");
    }
    // of those whose files a killed process left, and the last line removed
    git(project, "worktree", "prune");
    try {
      ShortCommand.Answer answer =
          ShortCommand.run(
              List.of(
                  "git",
                  "-C",
                  project.toString(),
                  "worktree",
                  "add",
                  "--detach",
                  build.tree.toString(),
                  commit),
              LAY_SECONDS);
      if (answer.exitCode() == 0) {
        return build;
      }
      build.close();
      throw new PlanException(
          project
              + ": git lays out no worktree of "
              + commit
              + ": "
              + String.join(" / ", answer.text().lines().limit(3).toList())
              + "; mend that, or name two jars with --jar");
    } catch (IOException e) {
      build.close();
      throw new PlanException("git: " + Failures.words(e) + "; mend that, or name two jars");
    }
  }

  /**
   * Builds.
   *
   * @param command the words of a shell; null for what the kind of project suggests
   * @param log gets what the build prints
   * @throws PlanException where it fails
   */
  public void build(@Nullable String command, PrintStream log) throws PlanException {
    String words = command == null ? usual() : command;
    Deque<String> last = new ArrayDeque<>();
    Process process = null;
    // a build burns all processors: nobody measures meanwhile
    try (RunLock _ = RunLock.take()) {
      process =
          new ProcessBuilder("sh", "-c", words)
              .directory(tree.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      running = process;
      Process watched = process;
      Thread reader = Thread.ofVirtual().start(() -> copy(watched.getInputStream(), log, last));
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
        throw failed(words, "exit code " + process.exitValue() + tail(last));
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
            + "; say how it is built with --build COMMAND, or give its jar with --jar");
  }

  private static String tail(Deque<String> last) {
    synchronized (last) {
      return last.isEmpty() ? "" : ": " + String.join(" / ", last);
    }
  }

  private static void copy(InputStream in, PrintStream log, Deque<String> last) {
    try (Scanner lines = new Scanner(in, StandardCharsets.UTF_8)) {
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        log.println(line);
        if (!line.isBlank()) {
          synchronized (last) {
            last.addLast(line.strip());
            if (last.size() > LAST_WORDS) {
              last.removeFirst();
            }
          }
        }
      }
    }
  }

  private String usual() throws PlanException {
    if (Files.exists(tree.resolve("pom.xml"))) {
      String maven = Files.isExecutable(tree.resolve("mvnw")) ? "./mvnw" : "mvn";
      return maven + " -B -q -DskipTests package";
    }
    if (Files.isExecutable(tree.resolve("gradlew"))) {
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
    if (glob == null) {
      Path place = project.relativize(real(candidate));
      Path jar = tree.resolve(place);
      if (!Files.exists(jar)) {
        throw new PlanException(
            "the build of "
                + commit
                + " made no "
                + place
                + "; say where its jar is with --built-jar GLOB");
      }
      return jar;
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    try (Stream<Path> files = Files.walk(tree)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> matcher.matches(tree.relativize(file)))
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
              + "; name one");
    } catch (IOException | UncheckedIOException e) {
      String why =
          e instanceof UncheckedIOException unchecked
              ? Failures.words(Objects.requireNonNull(unchecked.getCause()))
              : Failures.words((IOException) e);
      throw new PlanException("the build of " + commit + ": " + why + "; try again");
    }
  }

  private static Path real(Path path) throws PlanException {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new PlanException(path + ": " + Failures.words(e) + "; name a jar that is there");
    }
  }

  /** The files that a build consists of: its jar, and for one of ours the thin jar beside it. */
  public static List<Path> files(BuildJar jar) {
    List<Path> files = new ArrayList<>(List.of(jar.path()));
    Path thin = jar.path().resolveSibling(THIN_JAR);
    if (jar.ours() && Files.exists(thin)) {
      files.add(thin);
    }
    return files;
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
    removeTree();
  }

  /** Once: by whoever comes first, at a signal or at the end; the other waits for it. */
  private synchronized void removeTree() {
    if (removed) {
      return;
    }
    removed = true;
    git(project, "worktree", "remove", "--force", tree.toString());
    try {
      folder.close();
    } catch (IOException e) {
      // the next one removes what a dead process left
    }
    git(project, "worktree", "prune");
  }
}
