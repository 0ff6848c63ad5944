package dev.heddle.cli;

import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendRow;
import dev.heddle.result.History;
import dev.heddle.result.ResultRow;
import dev.heddle.result.RunInfo;
import dev.heddle.run.BuildJar;
import dev.heddle.run.PlanException;
import dev.heddle.run.Remeasurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds which rows of a history's newest run can be measured again here, and how. */
final class Suspects {

  private final History.Run newest;
  private final RerunOptions options;
  private final Map<TrendRow, Rerun> unfit = new LinkedHashMap<>();

  /** A row and how it is measured again. */
  record Suspect(TrendRow row, Remeasurement repeat) {}

  Suspects(History.Run newest, RerunOptions options) {
    this.newest = newest;
    this.options = options;
  }

  /** The rows that cannot be measured again, and why. */
  Map<TrendRow, Rerun> unfit() {
    return unfit;
  }

  /** Those that can be measured again, the least likely first, as many as the budget bears. */
  List<Suspect> of(List<TrendRow> rows) throws UsageException, PlanException {
    BuildJar jar = jar();
    double left = options.seconds();
    List<TrendRow> order = new ArrayList<>(rows);
    order.sort(Comparator.comparingDouble(row -> row.gate() == null ? 1 : row.gate().p()));
    List<Suspect> suspects = new ArrayList<>();
    for (TrendRow row : order) {
      try {
        Remeasurement repeat = repeat(row, jar);
        double seconds = TimeEstimate.seconds(repeat.plan());
        if (seconds > left) {
          throw new PlanException(
              "it would take about "
                  + TimeEstimate.words(seconds)
                  + ", more than is left of --budget "
                  + Durations.words(options.seconds()));
        }
        left -= seconds;
        suspects.add(new Suspect(row, repeat));
      } catch (PlanException e) {
        unfit.put(row, new Rerun.NotDone(String.valueOf(e.getMessage())));
      }
    }
    return suspects;
  }

  private @Nullable BuildJar jar() throws UsageException, PlanException {
    if (options.jar == null) {
      return null;
    }
    if (newest.set().run() != null) {
      throw new UsageException(
          "--jar: the newest run, "
              + newest.set().name()
              + ", says itself what it measured; omit --jar");
    }
    return BuildJar.open(options.jar);
  }

  private Remeasurement repeat(TrendRow suspect, @Nullable BuildJar jar) throws PlanException {
    if (options.none) {
      throw new PlanException("--no-rerun was given");
    }
    RunInfo run = newest.set().run();
    if (run != null) {
      return Remeasurement.ofRun(Path.of(newest.set().path()), run, suspect.row());
    }
    if (jar == null) {
      throw new PlanException(
          "a JMH file does not say what it measured, nor where (--jar does, on the same machine)");
    }
    ResultRow row =
        newest.set().rows().stream()
            .filter(each -> each.id().equals(suspect.row()))
            .findFirst()
            .orElseThrow(() -> new PlanException("the newest run does not have it"));
    return Remeasurement.ofFile(row, jar, java(row));
  }

  private Path java(ResultRow row) throws PlanException {
    if (options.jvm != null) {
      return Plans.java(options.jvm);
    }
    String then = row.setup().jvm();
    if (then == null || !Files.isExecutable(Path.of(then))) {
      throw new PlanException(
          "the java that it ran on is not here"
              + (then == null ? "" : ", " + then)
              + " (--jvm names another)");
    }
    return Path.of(then);
  }

  /** Rows that were measured alike are measured again in one run. */
  static List<List<Suspect>> runs(List<Suspect> suspects) {
    List<List<Suspect>> runs = new ArrayList<>();
    for (Suspect suspect : suspects) {
      runs.stream()
          .filter(run -> run.getFirst().repeat().goesWith(suspect.repeat()))
          .findFirst()
          .orElseGet(() -> {
            List<Suspect> begun = new ArrayList<>();
            runs.add(begun);
            return begun;
          })
          .add(suspect);
    }
    return runs;
  }
}
