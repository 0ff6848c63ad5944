package dev.heddle.compare;

import dev.heddle.result.Calibration;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import dev.heddle.stats.Prior;
import dev.heddle.stats.RunNoise;
import dev.heddle.stats.RunSpread;
import dev.heddle.stats.Sample;
import dev.heddle.stats.SharedNoise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a calibration knows of the noise between runs, and of which runs it may be believed. */
public final class Calibrated implements KnownNoise, Past {

  private final Calibration calibration;
  private final Map<RowId, RunSpread> runs = new HashMap<>();
  private final Map<RowId, RunNoise> rows = new HashMap<>();

  private final Map<RowId, Double> clusters = new HashMap<>();
  private final Map<RowId, Prior> priors = new HashMap<>();

  /** Of a run, on average. */
  private final Map<RowId, Double> perRun = new HashMap<>();

  /** Takes the noise from {@code calibration}. */
  public Calibrated(Calibration calibration) {
    this.calibration = calibration;
    for (Calibration.Row row : calibration.rows()) {
      runs.put(row.row(), spread(row));
    }
    SharedNoise shared = SharedNoise.of(runs.values());
    for (Calibration.Row row : calibration.rows()) {
      rows.put(row.row(), shared.of(spread(row)));
      clusters.put(row.row(), row.clusters() == null ? 1 : row.clusters());
      if (row.varianceOfForks() > 0 && row.forks() > row.runs()) {
        priors.put(row.row(), Prior.of(row.varianceOfForks(), row.forks() - row.runs()));
      }
      perRun.put(row.row(), (double) row.forks() / row.runs());
    }
  }

  /**
   * What it knows of a metric that is counted and not timed: which rows' forks were all alike.
   *
   * @return null where it knows of no row
   */
  public @Nullable Past counted(String metric) {
    Map<RowId, Calibration.Counted> known = new HashMap<>();
    List<Calibration.Counted> all = calibration.counted();
    if (all != null) {
      all.stream()
          .filter(each -> each.metric().equals(metric))
          .forEach(each -> known.put(each.row(), each));
    }
    return known.isEmpty() ? null : new CountedPast(known);
  }

  @Override
  public @Nullable RunNoise of(RowId row) {
    return rows.get(row);
  }

  @Override
  public @Nullable RunSpread runs(RowId row) {
    return runs.get(row);
  }

  @Override
  public double clusters(RowId row) {
    return clusters.getOrDefault(row, 1.0);
  }

  @Override
  public @Nullable Prior forks(RowId row) {
    return priors.get(row);
  }

  /**
   * How the runs of a row differ. A calibration that does not hold its runs one by one tells what
   * they differ by beyond their forks: where that is nothing they differ by no more than forks
   * explain, and are taken to differ by as much.
   */
  static RunSpread spread(Calibration.Row row) {
    double perRun = (double) row.forks() / row.runs();
    double degrees = row.runs() - 1.0;
    double inside = Math.max(1, row.forks() - row.runs());
    List<Double> scores = row.scores();
    if (scores == null) {
      double ofMeans = row.varianceOfRuns() + row.varianceOfForks() / perRun;
      return new RunSpread(ofMeans, degrees, row.varianceOfForks(), inside, perRun, List.of());
    }
    List<double[]> runs = scores.stream().map(score -> new double[] {score}).toList();
    return RunSpread.ofMeans(new Sample(runs), row.varianceOfForks(), inside, perRun);
  }

  @Override
  public String source() {
    return PairWords.fromCalibration(calibration.runs());
  }

  /** Whether it knows any row of {@code sets}. */
  public boolean knowsAnyOf(List<ResultSet> sets) {
    return sets.stream()
        .flatMap(set -> set.rows().stream())
        .anyMatch(row -> rows.containsKey(row.id()));
  }

  /**
   * The first of {@code sets} that another machine measured, of which this says nothing.
   *
   * @return which, and the two machines, in words; null where there is none
   */
  public @Nullable String otherMachine(List<ResultSet> sets) {
    RunInfo.Machine mine = calibration.machine();
    for (ResultSet set : sets) {
      RunInfo run = set.run();
      if (run != null && mine != null && !kind(run.machine()).equals(kind(mine))) {
        return PairWords.otherMachine(set.name(), kind(run.machine()), kind(mine));
      }
    }
    return null;
  }

  /**
   * Whether it was made on another kind of machine than {@code here}.
   *
   * @return both in words; null where it was not, or does not say
   */
  public @Nullable String otherMachine(RunInfo.Machine here) {
    RunInfo.Machine mine = calibration.machine();
    return mine == null || kind(here).equals(kind(mine))
        ? null
        : PairWords.otherMachine(PairWords.THIS_RUN, kind(here), kind(mine));
  }

  @Override
  public List<Footnote> notes(Side base, Side candidate) {
    List<ResultSet> sets = new ArrayList<>(base.sets());
    sets.addAll(candidate.sets());
    List<Footnote> notes = new ArrayList<>();
    RunInfo.Machine mine = calibration.machine();
    if (mine == null) {
      notes.add(PairWords.CALIBRATION_WITHOUT_MACHINE);
    } else if (sets.stream().anyMatch(set -> set.run() == null)) {
      notes.add(PairWords.resultsWithoutMachine(kind(mine)));
    } else if (sets.stream()
        .map(set -> Objects.requireNonNull(set.run()).machine().host())
        .anyMatch(host -> !host.equals(mine.host()))) {
      notes.add(PairWords.calibrationOfAnother(mine.host()));
    }
    Set<String> others = new LinkedHashSet<>();
    for (ResultSet set : sets) {
      for (ResultRow row : set.rows()) {
        String jdk = row.setup().jdkVersion();
        if (jdk != null && calibration.jdk() != null && !jdk.equals(calibration.jdk())) {
          others.add(jdk);
        }
      }
    }
    if (!others.isEmpty()) {
      notes.add(PairWords.calibrationOfJdk(calibration.jdk(), others));
    }
    if (sets.stream().flatMap(set -> set.rows().stream()).anyMatch(this::hasManyMoreForks)) {
      notes.add(PairWords.CALIBRATION_OF_FEWER_FORKS);
    }
    return notes;
  }

  private boolean hasManyMoreForks(ResultRow row) {
    return row.primary().forks().size() > 2 * perRun.getOrDefault(row.id(), Double.MAX_VALUE);
  }

  /** What two machines must have in common to be of one kind. */
  static String kind(RunInfo.Machine machine) {
    return machine.processor() + " with " + machine.logicalCores() + " processors";
  }
}
