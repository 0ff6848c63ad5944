package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.ToldMetrics;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a run that was measured, to be held against others of its run.
 *
 * <p>Where tasks come at a fixed rate their time is that between two of them, and says nothing:
 * such rows are held against each other by how late tasks are, in the median.
 */
public final class Standing {

  private static final Metric LATENESS = new Metric.Percentile("p50", 50);

  private final ResultRow measured;
  private final String title;
  private final RowSample sample;

  private Standing(ResultRow measured, String title, RowSample sample) {
    this.measured = measured;
    this.title = title;
    this.sample = sample;
  }

  /** The rows of {@code set} that have a finite score above 0, in their order. */
  public static List<Standing> of(ResultSet set) {
    Names names = Names.of(List.of(set));
    Metric score = new Metric.Score();
    List<Standing> all = new ArrayList<>();
    for (ResultRow row : set.rows()) {
      boolean late = row.secondary().containsKey(ToldMetrics.LONGEST);
      RowSample sample = RowSample.bare(row, late ? LATENESS : score);
      if (sample != null
          && sample.score().value() > 0
          && Double.isFinite(sample.score().value())
          && sample.unit().direction() != Unit.Direction.NONE) {
        String title = names.of(row.id());
        all.add(new Standing(row, late ? title + " " + LATENESS.name() : title, sample));
      }
    }
    return all;
  }

  /** What it is. */
  public RowId id() {
    return measured.id();
  }

  /** All that is known of it. */
  public ResultRow measured() {
    return measured;
  }

  /** What its benchmark is called. */
  public String title() {
    return title;
  }

  /** The unit of its score. */
  public Unit unit() {
    return sample.unit();
  }

  /** Its score, the mean over forks. */
  public Estimate score() {
    return sample.score();
  }

  /** How many forks it rests on. */
  public int forks() {
    return sample.values().size();
  }

  /** How long an operation takes, in nanoseconds, or that a second shares out. */
  public double nanos() {
    double value = sample.score().value();
    return switch (unit().direction()) {
      case LESS -> value * unit().nanoseconds();
      default -> unit().nanoseconds() / value;
    };
  }

  /**
   * How many times as long this takes as {@code other}: round by round where both have rounds, else
   * as independent samples; unknown where their units do not fit.
   */
  public Difference over(Standing other) {
    if (!unit().fits(other.unit())) {
      return Difference.UNKNOWN;
    }
    Difference more =
        (sample.paired(other.sample)
                ? sample.over(other.sample)
                : Difference.unpaired(array(sample), array(other.sample)))
            .times(unit().in(other.unit()));
    return unit().direction() == Unit.Direction.LESS ? more : more.inverse();
  }

  private static double[] array(RowSample sample) {
    return sample.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
