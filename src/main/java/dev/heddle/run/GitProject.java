package dev.heddle.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project in git.
 *
 * @param root the folder of its checkout
 */
public record GitProject(Path root) {

  /** The jar of a module of a module, as in {@code a/b/build/libs/c.jar}. */
  private static final int DEEPEST = 5;

  /**
   * The project that a file belongs to.
   *
   * @throws PlanException where it belongs to none
   */
  public static GitProject of(Path file) throws PlanException {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return around(parent == null ? file : parent)
        .orElseThrow(() -> new PlanException(BuildWords.noCheckout(file)));
  }

  /** The project that {@code folder} is in, if any. */
  public static Optional<GitProject> around(Path folder) {
    return Git.answer(folder, "rev-parse", "--show-toplevel").map(Path::of).map(GitProject::new);
  }

  /**
   * The jars of JMH benchmarks that lie where Maven and Gradle leave what they build: below {@code
   * folder}, or where there are none, anywhere in the project.
   */
  public List<BuildJar> built(Path folder) {
    List<BuildJar> here = builtBelow(folder);
    return here.isEmpty() ? builtBelow(root) : here;
  }

  private static List<BuildJar> builtBelow(Path folder) {
    List<BuildJar> built = new ArrayList<>();
    try (Stream<Path> files =
        Files.find(
            folder,
            DEEPEST,
            (path, file) ->
                file.isRegularFile()
                    && path.toString().endsWith(".jar")
                    && (path.resolveSibling("").endsWith("target")
                        || path.resolveSibling("").endsWith("build/libs")))) {
      for (Path file : files.sorted().toList()) {
        try {
          built.add(BuildJar.open(file));
        } catch (PlanException e) {
          // other jars are built there, too
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // what cannot be looked at has no jar to be found
    }
    return built;
  }

  /**
   * Where a part of a class path lies in the project, from its folder on; null where it lies
   * elsewhere, or nowhere.
   *
   * @param part a jar, a folder, or a folder and {@code /*}
   */
  public @Nullable Path place(String part) {
    String file = part.equals("*") ? "." : part.replaceFirst("/\\*$", "");
    try {
      Path there = Path.of(file).toRealPath();
      Path project = root.toRealPath();
      return !part.isEmpty() && there.startsWith(project) ? project.relativize(there) : null;
    } catch (IOException | InvalidPathException e) {
      return null; // what is not there is told where it is read
    }
  }

  /**
   * The commit that {@code ref} names.
   *
   * @throws UnknownNameException where it names none
   */
  public String commit(String ref) throws UnknownNameException {
    Optional<String> commit =
        ref.startsWith("-")
            ? Optional.empty()
            : Git.id(root, "rev-parse", "--verify", "--quiet", ref + "^{commit}");
    if (commit.isEmpty()) {
      throw new UnknownNameException("git ref", ref, refs());
    }
    return commit.get();
  }

  private List<String> refs() {
    return Git.answer(
            root,
            "for-each-ref",
            "--format=%(refname:short)",
            "--count=500",
            "refs/heads",
            "refs/tags",
            "refs/remotes")
        .map(names -> names.lines().toList())
        .orElse(List.of());
  }
}
