package dev.heddle.cli;

import dev.heddle.campaign.BuildRequest;
import dev.heddle.campaign.TaskRequest;
import dev.heddle.compare.Rule;
import dev.heddle.run.UnknownNameException;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which builds a run measures beside each other, and when one of them is worse. */
final class BuildOptions {

  @Option(
      names = "--against",
      paramLabel = "REF|JAR",
      description = {
        "Measures two builds in turn, round by round, and judges them: that of --jar, or of the"
            + " project that one stands in, against another jar, or against an earlier state of its"
            + " project in git, which is built in a worktree of its own. With --task: another class"
            + " path that has the task, or an earlier state of the project that one stands in,"
            + " which has it at the same place once it is built."
      })
  @Nullable String against;

  @Option(
      names = "--jar",
      paramLabel = "[LABEL=]JAR",
      description =
          "Measures the benchmarks of any JMH jar. Given several times, builds are measured in"
              + " turn, and each is judged against the first.")
  List<String> jars = new ArrayList<>();

  @Option(
      names = "--build",
      paramLabel = "COMMAND",
      description =
          "How an earlier state is built. Default: mvn -B -q -DskipTests package, or ./gradlew"
              + " --no-daemon -q jmhJar.")
  @Nullable String build;

  @Option(
      names = "--built-jar",
      paramLabel = "GLOB",
      description =
          "Where that build leaves its jar, below the project's folder. Default: where this one's"
              + " jar lies. With --task: the first jar of --class-path.")
  @Nullable String builtJar;

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      description = "The smallest change between builds or JVMs that counts. Default: 3%%.")
  @Nullable String threshold;

  @Option(
      names = "--certain",
      description =
          "A build is changed only where the whole interval is beyond the threshold, and not only"
              + " the change that was seen.")
  boolean certain;

  @Option(
      names = "--fail-on",
      paramLabel = "inconclusive",
      description = "Exit with 5 where nothing can be said of a row's builds or JVMs.")
  @Nullable String failOn;

  /** What is to be measured. */
  BuildRequest request() {
    return new BuildRequest(against, jars, build, builtJar);
  }

  /** Whether jars are to be measured. */
  boolean given() {
    return against != null || !jars.isEmpty();
  }

  /**
   * Whether they are about another class path of a person's own task, and not about jars of
   * benchmarks, or what is to be built.
   *
   * @param task what was said of it; null for nothing
   */
  boolean ofOwnTask(@Nullable String task) throws UsageException {
    if (task == null || against == null || !TaskRequest.isClassPath(against)) {
      return false;
    }
    if (!jars.isEmpty() || build != null || builtJar != null) {
      throw new UsageException(RunOptionWords.otherBuildOfTask(task));
    }
    return true;
  }

  /** Says what is wrong with the words before anything starts. */
  void check() throws UsageException, UnknownNameException {
    if (failOn != null && !failOn.equals("inconclusive")) {
      throw new UnknownNameException("--fail-on", failOn, List.of("inconclusive"));
    }
    rule();
    if (builtJar != null) {
      try {
        FileSystems.getDefault().getPathMatcher("glob:" + builtJar);
      } catch (PatternSyntaxException e) {
        throw new UsageException(RunOptionWords.noGlob(builtJar));
      }
    }
    if (!given() && (build != null || builtJar != null)) {
      throw new UsageException(
          RunOptionWords.againstNothing(build == null ? "--built-jar" : "--build"));
    }
  }

  /** When a build counts as changed. */
  Rule rule() throws UsageException {
    double share =
        threshold == null ? Rule.DEFAULT.threshold() : Words.percent("--threshold", threshold);
    return new Rule(share, Rule.DEFAULT.alpha(), Rule.DEFAULT.correction()).certain(certain);
  }

  Outcome outcome() {
    return new Outcome(false, failOn != null, false, Outcome.Remedies.RUN);
  }
}
