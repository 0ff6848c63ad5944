package dev.heddle.run;

import dev.heddle.jvm.Failures;
import dev.heddle.jvm.OnExit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A build of an earlier state of a project: its commit in a worktree of its own, which is removed
 * when this is closed.
 */
public final class RefBuild implements AutoCloseable {

  /** What stands for all jars of a folder in a class path. */
  private static final String ALL = "*";

  private final GitProject project;
  private final String commit;
  private final Worktree tree;
  private final BuildLog log;
  private @Nullable OnExit atExit;
  private volatile @Nullable BuildCommand running;

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
    OnExit atExit = OnExit.act("heddle-build-signal", build::close);
    build.atExit = atExit;
    if (atExit.tooLate()) {
      build.close();
      throw new PlanException(BuildWords.NOTHING_BUILT);
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
   * @return this, with what was built
   * @throws AnotherRunException where another measures; then nothing was begun
   * @throws PlanException where it fails; then all that it printed stays in its log
   */
  public RefBuild by(@Nullable String command) throws PlanException {
    String words = command == null ? usual() : command;
    BuildCommand build = new BuildCommand(words, tree.path());
    running = build;
    // a build burns all processors: nobody measures meanwhile
    try (RunLock _ = RunLock.take()) {
      Optional<String> failure = build.run(log);
      if (failure.isPresent()) {
        throw failed(words, failure.get());
      }
      return this;
    } catch (IOException e) {
      throw failed(words, Failures.words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(words, "interrupted");
    } finally {
      running = null;
    }
  }

  private PlanException failed(String words, String why) {
    return new PlanException(BuildWords.failed(commit, words, why, said()));
  }

  /** Where all that it printed is to be read. */
  private String said() {
    return Files.exists(log.file()) ? BuildWords.printedTo(log.file()) : "";
  }

  private String usual() throws PlanException {
    if (Files.exists(tree.path().resolve("pom.xml"))) {
      String maven = Files.isExecutable(tree.path().resolve("mvnw")) ? "./mvnw" : "mvn";
      return maven + " -B -q -DskipTests package";
    }
    if (Files.isExecutable(tree.path().resolve("gradlew"))) {
      return "./gradlew --no-daemon -q jmhJar";
    }
    throw new PlanException(BuildWords.nobodyKnowsHow(commit));
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
      throw new PlanException(BuildWords.madeNo(commit, place, said()));
    }
    return jar;
  }

  /**
   * Where a class path lies in what was built: what is of the project, at the same place; all else
   * where it is.
   *
   * @param path in the form of {@code -cp}
   * @param glob where the first part of the project lies instead, below its folder; null for the
   *     same place
   * @throws PlanException where the build made none of a part
   */
  public String classPath(String path, @Nullable String glob) throws PlanException {
    List<String> parts = new ArrayList<>();
    String named = glob;
    for (String part : path.split(File.pathSeparator, -1)) {
      Path place = project.place(part);
      if (place == null) {
        parts.add(part);
      } else if (named != null) {
        parts.add(found(named).toString());
        named = null;
      } else {
        boolean ofAll = part.endsWith(ALL);
        parts.add(built(ofAll ? place.resolve(ALL) : place, place) + (ofAll ? "/" + ALL : ""));
      }
    }
    return String.join(File.pathSeparator, parts);
  }

  private Path built(Path said, Path place) throws PlanException {
    Path there = tree.path().resolve(place);
    if (!Files.exists(there)) {
      throw new PlanException(BuildWords.madeNo(commit, said, said()));
    }
    return there;
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
      throw new PlanException(BuildWords.notOneJar(glob, found.size(), commit, said()));
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    }
  }

  private PlanException unreadable(IOException e) {
    return new PlanException(BuildWords.cannotReadBuild(commit, e));
  }

  private static Path real(Path path) throws PlanException {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new PlanException(BuildWords.cannotFind(path, e));
    }
  }

  /** Ends a build that goes on, and removes the worktree. */
  @Override
  public void close() {
    BuildCommand build = running;
    if (build != null) {
      build.end();
    }
    tree.close();
    if (atExit != null) {
      atExit.close();
    }
  }
}
