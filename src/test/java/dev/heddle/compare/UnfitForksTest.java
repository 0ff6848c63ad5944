package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that lack forks, or whose forks are not fit, on one side or on both. */
class UnfitForksTest extends EdgeCase {

  @ParameterizedTest
  @CsvSource({
    "2, 20, BASE, 2 forks of the base against 20",
    "3, 6, BASE, 3 forks of the base against 6",
    "20, 2, CANDIDATE, 2 forks of the candidate against 20",
    "2, 4, BASE, 2 forks of the base against 4",
  })
  void aFewForksAgainstManyAllowNoVerdict(int base, int candidate, Lack.Whose whose, String why)
      throws Exception {
    JudgedRow row = only("ms/op", many(base, 100), many(candidate, 110));

    assertThat(row.verdict())
        .isInstanceOfSatisfying(
            Verdict.Insufficient.class,
            verdict -> {
              assertThat(verdict.why()).isEqualTo(why);
              assertThat(verdict.lack().whose()).isEqualTo(whose);
            });
    assertThat(kinds(row)).containsExactly(Footnote.Kind.UNEVEN);
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "3, 5", "4, 20", "3, 3", "2, 2"})
  void othersAreJudged(int base, int candidate) throws Exception {
    JudgedRow row = only("ms/op", many(base, 100), many(candidate, 110));

    assertThat(row.verdict()).isNotInstanceOf(Verdict.Insufficient.class);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whoseFaultItIsIsTold(boolean swapped) throws Exception {
    double[][] unfit = {{10, 0, 10, 10, 10}, {10, Double.NaN}, {10}, {-1, 2, 3}};
    for (double[] bad : unfit) {
      JudgedRow row = swapped ? only("ms/op", bad, TEN) : only("ms/op", TEN, bad);

      assertThat(row.verdict())
          .as(Arrays.toString(bad))
          .isInstanceOfSatisfying(
              Verdict.Insufficient.class,
              verdict ->
                  assertThat(verdict.lack().whose())
                      .isEqualTo(swapped ? Lack.Whose.BASE : Lack.Whose.CANDIDATE));
    }
  }

  /** Without a pair there is nothing, and nothing is not the same. */
  @ParameterizedTest
  @CsvSource({"3, insufficient", "2, insufficient", "1, regressed"})
  void buildsThatShareNoRoundsAreNotEquivalent(int first, String word) throws Exception {
    ResultSet run =
        new ResultSet(
            "run",
            "run",
            List.of(rounds("old", 1, 1, 2), rounds("new", 2, first, first + 1)),
            null,
            false);

    Comparison comparison = comparing(Rule.DEFAULT).compare(run, new Within("build", "old", "new"));

    assertThat(comparison.rows().getFirst().verdict().word()).isEqualTo(word);
  }

  private static ResultRow rounds(String build, double time, int first, int second) {
    List<Measured.Taken> forks =
        List.of(
            new Measured.Taken(first, Samples.of("ms/op", List.of(time))),
            new Measured.Taken(second, Samples.of("ms/op", List.of(1.001 * time))));
    return new ResultRow(
        RowId.of("a.B.c", "avgt", 1, Map.of("build", build)),
        Role.CONTENDER,
        new Setup("1.37", null, List.of(), "25", null, null, 0, null, 1, 1, "1 s", 1),
        2,
        new Measured("ms/op", time, Map.of(), forks),
        new TreeMap<>(),
        List.of());
  }

  private static double[] many(int forks, double middle) {
    return IntStream.range(0, forks).mapToDouble(fork -> middle + 0.3 * (fork % 4)).toArray();
  }
}
