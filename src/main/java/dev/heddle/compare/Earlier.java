package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Clusters;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Prior;
import dev.heddle.stats.RunSpread;
import dev.heddle.stats.Sample;
import dev.heddle.stats.SharedNoise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The past as the last ten earlier runs of each row tell it, whatever code they measured. */
public final class Earlier implements Past {

  /** Older runs are of another machine, JDK or benchmark too often. */
  private static final int LAST = 10;

  /** So many times what forks predict the means of runs may vary by chance. */
  private static final double BY_CHANCE = 1.5;

  /** The figures of each run's rows, the newest run first. */
  private final List<Map<RowId, RowSample>> runs = new ArrayList<>();

  private final Map<RowId, Prior> priors = new HashMap<>();
  private final Map<RowId, Double> clusters = new HashMap<>();
  private final double times;

  /**
   * What {@code sets} tell.
   *
   * @param sets earlier runs, the oldest first
   * @throws UnknownMetricException where none has such a metric
   */
  public Earlier(List<ResultSet> sets, String metric) throws UnknownMetricException {
    Metric which = Metric.named(metric, sets);
    Map<RowId, List<RowSample>> rows = new LinkedHashMap<>();
    for (ResultSet set : sets.reversed()) {
      Map<RowId, RowSample> run = new HashMap<>();
      SideRows.of(new Side(List.of(set)), which, row -> row)
          .forEach((key, row) -> {
            if (key.occurrence() == 0 && row.problem() == null) {
              run.put(key.id(), row.runs().getFirst());
              rows.computeIfAbsent(key.id(), _ -> new ArrayList<>()).add(row.runs().getFirst());
            }
          });
      runs.add(run);
    }
    List<RunSpread> spreads = new ArrayList<>();
    rows.forEach((row, figures) -> {
      Sample last = sample(figures);
      Prior prior = Prior.ofForks(last);
      if (prior != null) {
        priors.put(row, prior);
      }
      clusters.put(row, Clusters.ratio(last));
      RunSpread spread = RunSpread.of(List.of(last));
      if (spread != null) {
        spreads.add(spread);
      }
    });
    times = SharedNoise.times(spreads);
  }

  /** The newest runs of one row, as far as they are in one kind of unit. */
  private static Sample sample(List<RowSample> newestFirst) {
    Unit unit = newestFirst.getFirst().unit();
    return new Sample(
        newestFirst.stream()
            .filter(run -> run.unit().fits(unit))
            .limit(LAST)
            .map(run ->
                run.values().stream().mapToDouble(value -> value * run.unit().in(unit)).toArray())
            .toList());
  }

  /** Whether it knows any row of {@code sets}. */
  public boolean knowsAnyOf(List<ResultSet> sets) {
    return sets.stream()
        .flatMap(set -> set.rows().stream())
        .anyMatch(row -> clusters.containsKey(row.id()));
  }

  @Override
  public double clusters(RowId row) {
    return clusters.getOrDefault(row, 1.0);
  }

  @Override
  public @Nullable Prior forks(RowId row) {
    return priors.get(row);
  }

  @Override
  public @Nullable Prior pairs(RowId above, RowId below) {
    List<Difference> differences = new ArrayList<>();
    for (Map<RowId, RowSample> run : runs) {
      RowSample numerator = run.get(above);
      RowSample denominator = run.get(below);
      if (numerator != null
          && denominator != null
          && numerator.paired(denominator)
          && differences.size() < LAST) {
        differences.add(numerator.over(denominator));
      }
    }
    return Prior.ofPairs(differences);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where forks of a run do not agree among themselves the row is not exact, whatever others do.
   * Older runs at another level are those before a change.
   */
  @Override
  public int agreeing(RowId row, ExactMetric metric, List<Double> forks) {
    List<Double> all = new ArrayList<>(forks);
    boolean level = true;
    int seen = 0;
    for (Map<RowId, RowSample> run : runs) {
      RowSample figures = run.get(row);
      if (figures == null || !figures.unit().equals(metric.unit()) || seen++ >= LAST) {
        continue;
      }
      if (!metric.agree(figures.values())) {
        return 0;
      }
      List<Double> with = new ArrayList<>(all);
      with.addAll(figures.values());
      level &= metric.agree(with);
      all = level ? with : all;
    }
    return all.size() - forks.size();
  }

  @Override
  public boolean ofForksAlone() {
    return times <= BY_CHANCE;
  }

  @Override
  public String source() {
    return PairWords.fromEarlier(runs.size());
  }
}
