package dev.heddle.compare;

import dev.heddle.stats.Difference;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.RunSpread;
import dev.heddle.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of a comparison together to their geometric mean.
 *
 * <p>Rows of separate runs are not independent: what makes one run slow makes most of its rows
 * slow. Taken for independent, the interval holds the truth in half of the pairs of runs of a
 * public history. So the mean is a row of its own, whose noise only repeated runs tell.
 */
final class AllRows {

  private AllRows() {}

  /** The repeated runs of a row, and what is better there. */
  record Row(Unit.Direction direction, RunSpread runs) {}

  /**
   * The geometric mean of {@code rows}; rates among times are taken as times.
   *
   * @return null where the runs of a row are not known one by one, or not the same as another's
   */
  static @Nullable RunSpread together(List<Row> rows) {
    boolean rates = rows.stream().allMatch(row -> row.direction() == Unit.Direction.MORE);
    return RunSpread.together(
        rows.stream()
            .map(row ->
                row.direction() == Unit.Direction.MORE && !rates
                    ? row.runs().inverse()
                    : row.runs())
            .toList());
  }

  /**
   * The change of all rows; null where none has a ratio.
   *
   * @param interleaved whether both sides were measured together
   * @param noise what is known of the noise between their runs
   */
  static @Nullable GeometricMean of(List<Pair.Weighed> rows, boolean interleaved, RunsNoise noise) {
    List<Pair.Weighed> known =
        judgeable(rows).stream().filter(row -> row.evidence().difference().known()).toList();
    List<Pair.Weighed> directed =
        known.stream().filter(row -> direction(row) != Unit.Direction.NONE).toList();
    long units = rows.stream().map(row -> row.base().unit().text()).distinct().count();
    if (directed.isEmpty() && (known.isEmpty() || units > 1)) {
      return null;
    }
    // where no unit says what is better, rows of one unit at least go up or down together
    List<Pair.Weighed> taken = directed.isEmpty() ? known : directed;
    boolean rates = taken.stream().allMatch(row -> direction(row) == Unit.Direction.MORE);
    Difference mean =
        Difference.mean(
            taken.stream()
                .map(row ->
                    direction(row) == Unit.Direction.MORE && !rates
                        ? row.evidence().difference().inverse()
                        : row.evidence().difference())
                .toList());
    Unit.Direction better =
        rates
            ? Unit.Direction.MORE
            : directed.isEmpty() ? Unit.Direction.NONE : Unit.Direction.LESS;
    Estimate ratio =
        interleaved || taken.size() == 1 ? mean.estimate() : ofSeparateRuns(mean, taken, noise);
    return new GeometricMean(ratio, better, taken.size());
  }

  /**
   * The rows without those that a side says too little of: of a row that cannot be judged nobody
   * knows how far its ratio is chance. Where no row can be, all are shown for what they are.
   */
  static List<Pair.Weighed> judgeable(List<Pair.Weighed> rows) {
    List<Pair.Weighed> judgeable =
        rows.stream().filter(row -> row.evidence().lack() == null).toList();
    return judgeable.isEmpty() ? rows : judgeable;
  }

  private static Estimate ofSeparateRuns(
      Difference mean, List<Pair.Weighed> rows, RunsNoise noise) {
    List<RunSpread> runs = noise.all(rows.stream().map(Pair.Weighed::pair).toList());
    if (runs == null) {
      return Estimate.bare(mean.ratio());
    }
    List<Row> directed = new ArrayList<>();
    double shares = 0;
    double perFork = 0;
    for (int i = 0; i < runs.size(); i++) {
      Pair.Weighed row = rows.get(i);
      directed.add(new Row(direction(row), runs.get(i)));
      Sample base = row.pair().base().sample(row.base().unit());
      Sample candidate = row.pair().candidate().sample(row.base().unit());
      shares = Math.max(shares, base.shareOfRuns() + candidate.shareOfRuns());
      perFork += (base.perFork() + candidate.perFork()) / runs.size();
    }
    RunSpread together = together(directed);
    return together == null
        ? Estimate.bare(mean.ratio())
        : new Difference(
                mean.log(),
                together.alone().squaredError(shares, perFork),
                together.degreesOfFreedom())
            .estimate();
  }

  private static Unit.Direction direction(Pair.Weighed row) {
    return row.evidence().bar().direction();
  }
}
