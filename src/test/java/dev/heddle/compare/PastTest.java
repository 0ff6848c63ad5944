package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Prior;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What earlier runs of a row make of its next comparison. */
class PastTest {

  private static final double[] LOW = {100, 100.4, 99.7, 100.2, 99.9};

  /** As long as a fork takes where its JIT compiled otherwise. */
  private static final double OTHERWISE = 1.2;

  @TempDir Path place;
  private int files;

  @Test
  void threeForksADrawOfACoinLookLikeARegressionWithoutAPast() throws Exception {
    Comparison comparison = compare(KnownNoise.NOTHING, Past.NOTHING, 3);

    assertThat(comparison.rows().getFirst().verdict()).isInstanceOf(Verdict.Regressed.class);
  }

  @Test
  void whereACalibrationKnowsTwoClustersThreeForksTellNothing() throws Exception {
    Calibrated calibrated = new Calibrated(Calibrating.of(coinRuns(5), "1.0", Instant.EPOCH));

    JudgedRow row = compare(calibrated, calibrated.withoutPriors(), 3).rows().getFirst();

    assertThat(row.verdict())
        .isInstanceOfSatisfying(
            Verdict.Insufficient.class,
            little -> assertThat(little.why()).contains("two clusters of forks"));
    assertThat(row.notes()).extracting(Footnote::kind).contains(Footnote.Kind.TWO_CLUSTERS);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void whereTheHistoryKnowsThemTheFootnoteStandsAtAnyNumberOfForks(int forks) throws Exception {
    Past history = new Earlier(coinRuns(8), Tables.SCORE).withoutPriors();

    Comparison compared = compare(KnownNoise.NOTHING, history, forks);
    JudgedRow row = compared.rows().getFirst();

    assertThat(row.notes().stream().map(Footnote::sentence))
        .anyMatch(
            note -> note.matches("forks of earlier runs fall into two clusters.*20.. % apart.*"));
    assertThat(row.verdict() instanceof Verdict.Insufficient).isEqualTo(forks < 4);
  }

  @Test
  void whereNothingIsTestedNothingIsSaidOfItsError() throws Exception {
    Past history = new Earlier(coinRuns(8), Tables.SCORE);

    assertThat(compare(KnownNoise.NOTHING, history, 3).notes())
        .extracting(Footnote::kind)
        .doesNotContain(Footnote.Kind.PRIOR);
  }

  @Test
  void runsThatLieApartAreNoClusters() throws Exception {
    List<ResultSet> runs = new ArrayList<>();
    for (int run = 0; run < 8; run++) {
      runs.add(set(row(LOW, 3, run % 2 == 0 ? 1 : OTHERWISE)));
    }

    assertThat(new Earlier(runs, Tables.SCORE).clusters(id())).isEqualTo(1);
  }

  @Test
  void earlierForksArePartOfTheErrorWhereRunsDifferByNoMoreThanThese() throws Exception {
    Earlier history = new Earlier(quietRuns(new Random(1), 12, 0), Tables.SCORE);

    Comparison with = compare(KnownNoise.NOTHING, history, 3);
    Comparison without = compare(KnownNoise.NOTHING, history.withoutPriors(), 3);

    assertThat(history.ofForksAlone()).isTrue();
    assertThat(p(with)).isLessThan(p(without));
    assertThat(with.notes().stream().map(Footnote::sentence))
        .anyMatch(note -> note.contains("own earlier forks scatter (1 of 1 rows, from 12 earlier"));
    assertThat(without.notes())
        .extracting(Footnote::kind)
        .doesNotContain(Footnote.Kind.PRIOR)
        .contains(Footnote.Kind.RUN_NOISE_UNKNOWN);
  }

  @Test
  void theyAreNotWhereRunsAreInQuestion() throws Exception {
    Earlier history = new Earlier(quietRuns(new Random(2), 12, 0.03), Tables.SCORE);

    Comparison with = compare(KnownNoise.NOTHING, history, 3);

    assertThat(history.ofForksAlone()).isFalse();
    assertThat(p(with)).isEqualTo(p(compare(KnownNoise.NOTHING, Past.NOTHING, 3)));
    assertThat(with.notes().stream().map(Footnote::sentence))
        .anyMatch(note -> note.startsWith("earlier forks are not part of the error"));
  }

  @Test
  void aCalibrationTellsForksWhereBothSidesAreInOneFile() throws Exception {
    JmhFile file =
        JmhFile.empty()
            .row("a.B.c", Map.of("by", "one"), "ms/op", 100, 101, 99)
            .row("a.B.c", Map.of("by", "other"), "ms/op", 106, 105, 107);
    ResultSet run = set(file);
    Calibrated calibrated =
        new Calibrated(Calibrating.of(List.of(run, set(file)), "1.0", Instant.EPOCH));
    Within within = new Within("by", "one", "other");

    Comparison with = comparing(KnownNoise.NOTHING, calibrated).compare(run, within);
    Comparison without =
        comparing(KnownNoise.NOTHING, calibrated.withoutPriors()).compare(run, within);

    assertThat(p(with)).isLessThan(p(without));
  }

  @Test
  void roundsTakeOnlyWhatEarlierPairsOfTheSameRowsTell() throws Exception {
    List<ResultSet> earlier = new ArrayList<>();
    for (int seed = 1; seed <= 4; seed++) {
      earlier.add(rounds(seed));
    }
    ResultSet run = rounds(9);
    Earlier history = new Earlier(earlier, Tables.SCORE);
    Within within = new Within("model", "fixed-pool", "process-pool");
    RowId one = run.rows().getFirst().id();
    RowId other = run.rows().getLast().id();

    Comparison with = comparing(KnownNoise.NOTHING, history).compare(run, within);
    Comparison without = comparing(KnownNoise.NOTHING, Past.NOTHING).compare(run, within);

    Prior prior = Objects.requireNonNull(history.pairs(other, one));
    assertThat(prior.degreesOfFreedom()).isEqualTo(6);
    assertThat(p(with)).isNotEqualTo(p(without));
    Past unpaired =
        new Past.Combined(Past.NOTHING, new Earlier(quietRuns(new Random(3), 4, 0), Tables.SCORE));
    assertThat(p(comparing(KnownNoise.NOTHING, unpaired).compare(run, within)))
        .isEqualTo(p(without));
  }

  private ResultSet rounds(int seed) throws Exception {
    ExampleRun run = ExampleRun.of("squares", "a.Squares.sum").rounds(3).seed(seed);
    run.takes(run.row("fixed-pool", 2), 12.5).takes(run.row("process-pool", 2), 13.5);
    return ResultSet.read(run.write(place.resolve("rounds-" + seed)));
  }

  /** Forks of which each is a draw of a coin. */
  private List<ResultSet> coinRuns(int number) throws Exception {
    Random random = new Random(5);
    List<ResultSet> runs = new ArrayList<>();
    for (int run = 0; run < number; run++) {
      double[] forks = new double[5];
      for (int fork = 0; fork < forks.length; fork++) {
        double level = random.nextBoolean() ? 100 : 100 * OTHERWISE;
        forks[fork] = level * Math.exp(0.002 * random.nextGaussian());
      }
      runs.add(set(row(forks, 5, 1)));
    }
    return runs;
  }

  private List<ResultSet> quietRuns(Random random, int number, double ofRuns) throws Exception {
    List<ResultSet> runs = new ArrayList<>();
    for (int run = 0; run < number; run++) {
      double level = 100 * Math.exp(ofRuns * random.nextGaussian());
      double[] forks = new double[5];
      for (int fork = 0; fork < forks.length; fork++) {
        forks[fork] = level * Math.exp(0.004 * random.nextGaussian());
      }
      runs.add(set(row(forks, 5, 1)));
    }
    return runs;
  }

  /** A base of one cluster against a candidate of the other. */
  private Comparison compare(KnownNoise noise, Past past, int forks) throws Exception {
    return comparing(noise, past)
        .compare(
            new Side(List.of(set(row(LOW, forks, 1)))),
            new Side(List.of(set(row(LOW, forks, OTHERWISE)))));
  }

  private static Comparing comparing(KnownNoise noise, Past past) {
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, noise, past);
  }

  private static double p(Comparison comparison) {
    return comparison.rows().getFirst().verdict().change().p();
  }

  private static JmhFile row(double[] values, int forks, double factor) {
    double[] times = new double[forks];
    for (int i = 0; i < forks; i++) {
      times[i] = factor * values[i];
    }
    return JmhFile.empty().row("a.B.c", "ms/op", times);
  }

  private static RowId id() {
    return RowId.of("a.B.c", "avgt", 1, Map.of());
  }

  private ResultSet set(JmhFile file) throws Exception {
    return ResultSet.read(file.write(place.resolve(files++ + ".json")));
  }
}
