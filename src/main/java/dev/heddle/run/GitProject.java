package dev.heddle.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A project in git.
 *
 * @param root the folder of its checkout
 */
public record GitProject(Path root) {

  /**
   * The project that a file belongs to.
   *
   * @throws PlanException where it belongs to none
   */
  public static GitProject of(Path file) throws PlanException {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return Git.answer(parent == null ? file : parent, "rev-parse", "--show-toplevel")
        .map(Path::of)
        .map(GitProject::new)
        .orElseThrow(() ->
            new PlanException(
                file
                    + ": lies in no git checkout, so it has no earlier state; name two jars with"
                    + " --jar"));
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
