package dev.heddle.campaign;

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
  private final RerunRequest request;
  private final Map<TrendRow, Rerun> unfit = new LinkedHashMap<>();

  /** A row and how it is measured again. */
  record Suspect(TrendRow row, Remeasurement repeat) {}

  Suspects(History.Run newest, RerunRequest request) {
    this.newest = newest;
    this.request = request;
  }

  /** The rows that cannot be measured again, and why. */
  Map<TrendRow, Rerun> unfit() {
    return unfit;
  }

  /** Those that can be measured again, the least likely first, as many as the budget bears. */
  List<Suspect> of(List<TrendRow> rows) throws PlanException {
    BuildJar jar = jar();
    double left = request.seconds();
    List<TrendRow> order = new ArrayList<>(rows);
    order.sort(Comparator.comparingDouble(row -> row.gate() == null ? 1 : row.gate().p()));
    List<Suspect> suspects = new ArrayList<>();
    for (TrendRow row : order) {
      try {
        Remeasurement repeat = repeat(row, jar);
        double seconds = TimeEstimate.seconds(repeat.plan());
        if (seconds > left) {
          throw new PlanException(RerunWords.wouldTakeTooLong(seconds, request.seconds()));
        }
        left -= seconds;
        suspects.add(new Suspect(row, repeat));
      } catch (PlanException e) {
        unfit.put(row, new Rerun.NotDone(String.valueOf(e.getMessage())));
      }
    }
    return suspects;
  }

  private @Nullable BuildJar jar() throws PlanException {
    if (request.jar() == null) {
      return null;
    }
    if (newest.set().run() != null) {
      throw new PlanException(RerunWords.runSaysItself(newest.set().name()));
    }
    return BuildJar.open(request.jar());
  }

  private Remeasurement repeat(TrendRow suspect, @Nullable BuildJar jar) throws PlanException {
    if (request.none()) {
      throw new PlanException(RerunWords.NOT_ASKED_FOR);
    }
    RunInfo run = newest.set().run();
    if (run != null) {
      return Remeasurement.ofRun(Path.of(newest.set().path()), run, suspect.row());
    }
    if (jar == null) {
      throw new PlanException(RerunWords.FILE_SAYS_NOT_HOW);
    }
    ResultRow row =
        newest.set().rows().stream()
            .filter(each -> each.id().equals(suspect.row()))
            .findFirst()
            .orElseThrow(() -> new PlanException(RerunWords.NOT_IN_NEWEST));
    return Remeasurement.ofFile(row, jar, java(row));
  }

  private Path java(ResultRow row) throws PlanException {
    if (request.java() != null) {
      return request.java();
    }
    String then = row.setup().jvm();
    if (then == null || !Files.isExecutable(Path.of(then))) {
      throw new PlanException(RerunWords.noJava(then));
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
