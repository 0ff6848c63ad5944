package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import dev.heddle.stats.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes on inside forks may leave a change between them nothing to say, and mostly does not.
 */
class InsidesTest {

  private static final Path FILES = Path.of("src/test/resources/jmh");

  @TempDir Path place;

  /** One slow iteration in each fork, wherever it falls, makes the means of forks agree. */
  @Test
  void aRowThatScattersInsideItsForksIsNotTold() throws Exception {
    List<JudgedRow> rows = compared(read("traps/scatter-old.json"), read("traps/scatter-new.json"));

    assertThat(row(rows, "Tiny.sum").verdict().word()).isEqualTo("regressed");
    assertThat(row(rows, "Tiny.split").verdict())
        .isInstanceOfSatisfying(
            Verdict.Inconclusive.class,
            verdict -> assertThat(verdict.forksNeeded()).as("forks are no remedy").isEmpty());
    assertThat(row(rows, "Tiny.split").unsteady()).isTrue();
    assertThat(row(rows, "Tiny.split").notes())
        .extracting(Footnote::text)
        .anyMatch(text -> text.startsWith("scattered: ") && text.endsWith("no verdict of change"));
  }

  @Test
  void whatIsAsBeforeIsToldToScatterToo() throws Exception {
    List<JudgedRow> rows =
        compared(read("traps/scatter-old.json"), read("traps/scatter-same.json"));

    assertThat(rows).noneMatch(row -> row.verdict().changed());
    assertThat(row(rows, "Tiny.split").notes())
        .extracting(Footnote::text)
        .contains("both sides: scattered: iterations differ by over half their mean");
  }

  /** Forks that fall alike from 870 to 56 have means that agree, whatever the code does. */
  @Test
  void aRowThatIsNotWarmIsNotToldForItsColdHalf() throws Exception {
    double[] cold = {870, 420, 130, 58, 56};
    double[] colder = {1000, 500, 150, 58, 56};
    List<JudgedRow> rows =
        compared(
            side("cold", 5, (random, _) -> noisy(cold, random)),
            side("colder", 5, (random, _) -> noisy(colder, random)));

    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.verdict().word()).isEqualTo("inconclusive");
          assertThat(row.notes())
              .extracting(Footnote::text)
              .anyMatch(text -> text.startsWith("not warmed up: forks change"));
        });
  }

  @Test
  void aRowThatIsNotWarmIsToldWhereItsLaterHalfSaysTheSame() throws Exception {
    double[] cold = {174, 100, 100, 100, 100, 100};
    double[] slower = {209, 120, 120, 120, 120, 120};
    List<JudgedRow> rows =
        compared(
            side("cold", 5, (random, _) -> noisy(cold, random)),
            side("slower", 5, (random, _) -> noisy(slower, random)));

    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.verdict().word()).isEqualTo("regressed");
          assertThat(row.notes())
              .extracting(Footnote::text)
              .anyMatch(text -> text.endsWith("the later half of their iterations shows it too"));
        });
  }

  /**
   * Ordinary noise: iterations of 5 %, forks of 2 %, five of five. Of single rows, which this is
   * hardest on, at least 97 of 100 keep their verdict.
   */
  @Test
  void ordinaryNoiseCostsNoVerdict() throws Exception {
    double change = 1.06;
    int rows = 400;
    Function<Double, Iterates> level =
        factor ->
            (random, _) -> {
              double fork = factor * Math.exp(0.02 * random.nextGaussian());
              return IntStream.range(0, 5)
                  .mapToObj(_ -> fork * Math.exp(0.05 * random.nextGaussian()))
                  .toList();
            };
    List<JudgedRow> told =
        new Comparing(
                new Rule(0.03, 0.05, Rule.Correction.NONE), Tables.SCORE, _ -> true, _ -> null)
            .compare(
                new Side(List.of(side("ten", rows, level.apply(10.0)))),
                new Side(List.of(side("more", rows, level.apply(10 * change)))))
            .rows();

    long kept = told.stream().filter(row -> row.verdict().changed()).count();
    long lost = told.stream().filter(JudgedRow::unsteady).count();
    assertThat(kept).isGreaterThan(rows / 2);
    assertThat(lost).isLessThanOrEqualTo(3 * (kept + lost) / 100);
  }

  /** Single shots begin cold, as they are meant to. */
  @Test
  void singleShotsAreNotBlamedForTheirOrder() throws Exception {
    double[] cold = {300, 200, 180, 170, 160, 155};
    double[] slower = {360, 240, 216, 204, 192, 186};
    List<JudgedRow> rows =
        compared(
            side("cold", 3, (random, _) -> noisy(cold, random), "ss"),
            side("slower", 3, (random, _) -> noisy(slower, random), "ss"));

    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.unsteady()).isFalse();
          assertThat(row.verdict().word()).isEqualTo("regressed");
        });
  }

  @Test
  void oneForkASideHasAnIntervalFromItsIterationsAndNoVerdict() throws Exception {
    JmhFile base = JmhFile.empty().row("a.B.c", "ms/op", List.of(List.of(10.0, 10.1, 9.9)));
    JmhFile other =
        JmhFile.empty().row("a.B.c", "us/op", List.of(List.of(12_000.0, 12_100.0, 11_900.0)));
    JudgedRow row =
        compared(
                ResultSet.read(base.write(place.resolve("one.json"))),
                ResultSet.read(other.write(place.resolve("other.json"))))
            .getFirst();

    assertThat(row.verdict().word()).isEqualTo("insufficient");
    assertThat(row.verdict().change().ratio().interval()).isNull();
    assertThat(row.ofIterations())
        .isNotNull()
        .satisfies(ratio -> {
          assertThat(ratio.value())
              .isCloseTo(row.verdict().change().ratio().value(), within(1e-12));
          Interval interval = Objects.requireNonNull(ratio.interval());
          assertThat(interval.low()).isBetween(1.17, 1.19);
          assertThat(interval.high()).isBetween(1.21, 1.23);
        });
  }

  /** The iterations of a fork. */
  private interface Iterates {
    List<Double> of(Random random, int fork);
  }

  private static List<Double> noisy(double[] level, Random random) {
    List<Double> values = new ArrayList<>();
    double fork = Math.exp(0.005 * random.nextGaussian());
    for (double each : level) {
      values.add(each * fork * Math.exp(0.01 * random.nextGaussian()));
    }
    return values;
  }

  private ResultSet side(String name, int rows, Iterates forks) throws Exception {
    return side(name, rows, forks, "avgt");
  }

  private ResultSet side(String name, int rows, Iterates forks, String mode) throws Exception {
    Random random = new Random(name.hashCode());
    JmhFile file = JmhFile.empty();
    for (int row = 0; row < rows; row++) {
      file.row(
              "a.B.row" + row,
              "us/op",
              IntStream.range(0, 5).mapToObj(fork -> forks.of(random, fork)).toList())
          .with("mode", mode);
    }
    return ResultSet.read(file.write(place.resolve(name + ".json")));
  }

  private static ResultSet read(String file) throws Exception {
    return ResultSet.read(FILES.resolve(file));
  }

  private static JudgedRow row(List<JudgedRow> rows, String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<JudgedRow> compared(ResultSet base, ResultSet candidate) throws Exception {
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null)
        .compare(new Side(List.of(base)), new Side(List.of(candidate)))
        .rows();
  }
}
