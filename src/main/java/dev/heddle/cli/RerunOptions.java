package dev.heddle.cli;

import dev.heddle.campaign.RerunRequest;
import dev.heddle.result.History;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How suspected rows of the newest run are measured once more. */
final class RerunOptions {

  private static final String BUDGET = "10m";

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description = {
        "With --fail-on-regression: the JMH jar that the newest run measured, on this machine,"
            + " where that run is a JMH file."
      })
  @Nullable Path jar;

  @Option(
      names = "--jvm",
      paramLabel = "PATH",
      description = "With --jar: the java that forks run on. Default: the one that the file names.")
  @Nullable Path jvm;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = {
        "With --fail-on-regression: the most that measuring again may take; rows that do not fit in"
            + " are not measured again. Default: 10m."
      })
  @Nullable String budget;

  @Option(
      names = "--no-rerun",
      description = {
        "With --fail-on-regression: measure nothing again; what is slower at a level that was"
            + " learnt from the runs before is 3."
      })
  boolean none;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "With --fail-on-regression: a new folder for what is measured again. Default: one below"
              + " results/.")
  @Nullable Path out;

  @Mixin WaitOption wait = new WaitOption();

  /** Whether any row of {@code newest} could be measured again, as far as it and the words tell. */
  boolean possible(History.Run newest) {
    return !none && (newest.set().run() != null || jar != null);
  }

  /** Says what is wrong with the words before anything starts. */
  void check(boolean asked) throws UsageException {
    String given =
        jar != null
            ? "--jar"
            : jvm != null
                ? "--jvm"
                : budget != null
                    ? "--budget"
                    : out != null ? "--out" : wait.given() ? "--wait" : none ? "--no-rerun" : null;
    if (given != null && !asked) {
      throw new UsageException(ResultOptionWords.ofNoRerun(given));
    }
    if (none && given != null && !given.equals("--no-rerun")) {
      throw new UsageException(ResultOptionWords.besideNoRerun(given));
    }
    if (jvm != null && jar == null) {
      throw new UsageException(ResultOptionWords.JVM_OF_NO_JAR);
    }
    wait.turn();
    seconds();
  }

  /** What all of it asks for. */
  RerunRequest request() throws UsageException {
    return new RerunRequest(
        none,
        jar,
        jvm == null ? null : JvmWords.java(jvm),
        seconds(),
        wait.turn(),
        out != null ? out : NewFolder.of("rerun"));
  }

  private double seconds() throws UsageException {
    return Words.seconds("--budget", budget == null ? BUDGET : budget);
  }
}
