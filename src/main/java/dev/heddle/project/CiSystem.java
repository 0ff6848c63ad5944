package dev.heddle.project;

import dev.heddle.id.Identified;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What runs the jobs of a project. */
public enum CiSystem implements Identified {
  GITHUB(".github", ".github/workflows/heddle.yml", "github.yml"),
  GITLAB(".gitlab-ci.yml", ".gitlab-ci.yml", "gitlab.yml");

  private static final String BESIDE = ".gitlab/heddle.yml";

  private final String sign;
  private final String file;
  private final String template;

  CiSystem(String sign, String file, String template) {
    this.sign = sign;
    this.file = file;
    this.template = template;
  }

  /** The one that the project in {@code root} has jobs for, if any. */
  public static Optional<CiSystem> of(Path root) {
    return Arrays.stream(values())
        .filter(each -> Files.exists(root.resolve(each.sign)))
        .findFirst();
  }

  /** Where its job is written: beside a file of the project's own that has others. */
  String file(Path root) {
    return this == GITLAB && Files.exists(root.resolve(file)) ? BESIDE : file;
  }

  /** What is left to do by hand; empty where nothing is. */
  Optional<String> remark(Path root) {
    return file(root).equals(BESIDE)
        ? Optional.of(ProjectWords.includeIt(file, BESIDE))
        : Optional.empty();
  }

  /** The job, which takes Heddle from {@code program}. */
  String text(ProgramSource program) {
    return Template.of(template)
        .with("REPOSITORY", program.repository())
        .with("REF", program.ref())
        .text();
  }
}
