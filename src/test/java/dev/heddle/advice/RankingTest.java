package dev.heddle.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Standing;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Difference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows cannot be told from the best, on made runs. */
class RankingTest {

  private static final int RUNS = 4000;

  @TempDir Path place;

  private Ranking ranking(ExampleRun run, String name) throws Exception {
    List<Standing> rows = Standing.of(ResultSet.read(run.write(place.resolve(name))));
    return Ranking.of(rows).orElseThrow();
  }

  /** Eight rows with nothing to choose between them, whose forks differ by half a percent. */
  @Tag("contract")
  @Test
  void ofRowsThatAreAllTheSameNoneIsSaidToBeSlowerInNineRunsOfTen() throws Exception {
    int wrong = 0;
    for (int seed = 1; seed <= 40; seed++) {
      ExampleRun run = ExampleRun.of("squares", "a.Squares.sum").seed(seed);
      for (int workers = 1; workers <= 8; workers++) {
        run.takes(run.row("fixed-pool", workers), 10);
      }
      Ranking ranking = ranking(run, "same" + seed);
      wrong += ranking.others().stream().anyMatch(Behind::shown) ? 1 : 0;
    }
    assertThat(wrong).isLessThanOrEqualTo(4);
  }

  /**
   * Forks that differ by 4 % choose the best of equal rows: of 4000 runs of ten rows each, 2.0 %
   * name a slower one by 3 rounds and 2.4 % by 5 (8 and 13 % with a false discovery rate of 5 %).
   */
  @ParameterizedTest
  @CsvSource({"3, 3", "10, 3", "3, 5", "10, 5", "10, 10"})
  void ofTwentyRunsOfEqualRowsAtMostOneNamesASlowerRow(int rows, int rounds) {
    Random random = new Random(7);
    int wrong = 0;
    for (int run = 0; run < RUNS; run++) {
      double[][] times = new double[rows][rounds];
      for (double[] forks : times) {
        Arrays.setAll(forks, _ -> Math.exp(0.04 * random.nextGaussian()));
      }
      List<double[]> fromBest =
          Stream.of(times)
              .sorted(Comparator.comparingDouble(forks -> Arrays.stream(forks).sum()))
              .toList();
      List<Difference> over =
          fromBest.stream()
              .skip(1)
              .map(forks -> Difference.paired(forks, fromBest.getFirst()))
              .toList();
      boolean[] worse = Ranking.worse(over, rows);
      wrong += IntStream.range(0, worse.length).anyMatch(i -> worse[i]) ? 1 : 0;
    }
    assertThat(wrong / (double) RUNS).isLessThanOrEqualTo(0.05);
  }

  /** Without the round in which it was slow it would be the best. */
  @Test
  void aRowThatIsFasterInEveryRoundThatBothHaveIsNotShownToBeSlower() {
    boolean[] worse = Ranking.worse(List.of(new Difference(-0.2, 1e-6, 4)), 2);

    assertThat(worse).containsExactly(false);
  }

  @Test
  void oneThatIsATenthSlowerIsFoundByFiveRounds() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "a.Squares.sum").rounds(5);
    RowId slow = run.row("fixed-pool", 4);
    run.takes(run.row("fixed-pool", 2), 10).takes(run.row("fixed-pool", 3), 10.1);
    run.takes(slow, 11);

    Ranking ranking = ranking(run, "slow");

    assertThat(ranking.others().stream().filter(Behind::shown).map(each -> each.row().id()))
        .containsExactly(slow);
  }

  @Test
  void theFewestWorkersAreTakenAsLongAsTheyAreWithinThreePercent() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "a.Squares.sum").rounds(2);
    RowId four = run.row("fixed-pool", 4);
    run.takes(four, 10.15).takes(run.row("fixed-pool", 8), 10).takes(run.row("fixed-pool", 1), 15);
    // two forks show little: it may stay among those that cannot be told from the best
    run.takes(run.row("fixed-pool", 2), 11);

    Ranking ranking = ranking(run, "few");

    assertThat(ranking.choice().id()).isEqualTo(four);
    assertThat(new ArrayList<>(ranking.asGood())).extracting(Standing::id).contains(four);
  }
}
