package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics mean what JMH means by their names. */
class MetricTest {

  @TempDir Path place;

  /** Two forks of two iterations: 1 to 100 once each, and in the second fork ten times as much. */
  private JmhFile sampled(String before) throws Exception {
    Map<String, Object> secondary = new LinkedHashMap<>();
    // as JMH has it: the figure of all samples, and what each iteration had by itself
    secondary.put(before + "p0.00", metric("us/op", 1, List.of(List.of(1, 1), List.of(10, 10))));
    secondary.put(
        before + "p0.99", metric("us/op", 980, List.of(List.of(77, 77), List.of(77, 77))));
    secondary.put(
        before + "p1.00", metric("us/op", 1000, List.of(List.of(77, 77), List.of(77, 77))));
    Map<String, Object> primary = metric("us/op", 277.75, List.of());
    primary.put("rawDataHistogram", List.of(fork(1), fork(10)));
    return JmhFile.empty()
        .row("a.B.get", "us/op", 1)
        .with("mode", "sample")
        .with("forks", 2)
        .with("primaryMetric", primary)
        .with("secondaryMetrics", secondary);
  }

  private static List<Object> fork(int factor) {
    List<Object> iteration = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      iteration.add(List.of(i * factor, 1));
    }
    return List.of(iteration, iteration);
  }

  private static Map<String, Object> metric(String unit, double score, List<?> raw) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("score", score);
    metric.put("scoreError", "NaN");
    metric.put("scoreUnit", unit);
    metric.put("rawData", raw);
    return metric;
  }

  /** The mean of forks is the geometric one. */
  @ParameterizedTest
  @CsvSource({
    "p0.99, 99",
    "p0.990, 99",
    "p99, 99",
    "p0.50, 50",
    "p0.5, 50",
    "p50, 50",
    "p1.00, 100",
    "p1.0, 100",
    "p100, 100",
    "p0.00, 1",
    "p0, 1",
    "p1, 1",
    "p1.5, 2",
    "p0.999, 100",
  })
  void percentilesAreSharesWithAPointAndElsePercent(String name, double of) throws Exception {
    Cell cell = cell(sampled("get·"), name);

    assertThat(cell.forks()).containsExactly(of, 10 * of);
    assertThat(cell.score().value()).isCloseTo(of * Math.sqrt(10), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get·", "get:"})
  void whatJmhWritesBesideSamplesIsThatOfAllSamplesAndAForkIsItsOwn(String before)
      throws Exception {
    JmhFile file = sampled(before);

    assertThat(cell(file, before + "p0.99").score().value()).isEqualTo(980);
    assertThat(cell(file, before + "p0.99").forks()).containsExactly(99.0, 990.0);
    assertThat(cell(file, before + "p0.00").score().value()).isEqualTo(1);
    assertThat(cell(file, before + "p1.00").score().value()).isEqualTo(1000);
    assertThat(cell(file, before + "p1.00").score().interval()).isNull();
    assertThat(cell(file, "get·p0.99").score()).isEqualTo(cell(file, "get:p0.99").score());
  }

  /** In the unit of the file, each to the digits that a table shows of it. */
  @ParameterizedTest
  @CsvSource({
    "p0.50, 12.32, 0.005",
    "p0.99, 25.2, 0.05",
    "p0.999, 32.2, 0.05",
    "p1.00, 40, 0.5",
    "get·p0.00, 10.0, 0.05",
    "get·p0.50, 12.32, 0.006",
    "get·p0.99, 25.4, 0.05",
    "get·p1.00, 43.8, 0.05",
  })
  void percentilesOfAFileOfJmhsAreThose(String name, double value, double near) throws Exception {
    Path file = Path.of("src/test/resources/jmh/traps/sample-percentiles.json.gz");

    Cell cell = cell(new Side(ResultSet.readAll(file)), name);

    assertThat(cell.score().value()).isCloseTo(value, within(near));
    boolean ofAll = name.contains("·");
    assertThat(cell.score().interval() == null).isEqualTo(ofAll);
    List<String> told = cell.notes().stream().map(Footnote::text).toList();
    if (name.equals("p1.00")) {
      assertThat(told)
          .containsExactly(
              "the geometric mean of what each fork has; JMH's own, of all forks together, is"
                  + " another");
    }
  }

  /** From 1.37 on JMH writes the percentiles of a lone method without its name. */
  @Test
  void aBareNameIsThatOfEachForksSamplesAlsoWhereTheFileHasSuchAName() throws Exception {
    assertThat(cell(sampled(""), "p0.99").forks()).containsExactly(99.0, 990.0);
  }

  @Test
  void thePercentileOfOneMethodOfAGroupIsNotThatOfTheWholeGroup() throws Exception {
    assertThat(cell(sampled("put·"), "put·p1.00").forks()).containsExactly(77.0, 77.0);
    assertThat(cell(sampled("put·"), "put·p1.00").score().value()).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "gc.count, counts, 150, 60, 90",
    "gc.time, ms, 150, 60, 90",
    "events, #, 150, 60, 90",
    "compiler.time.total, ms, 40, 30, 40",
    "mempool.total.used, KB, 40, 30, 40",
    "anything, units, 20, 20, 20",
    "anything.else, units, 150, 60, 90",
    "gc.alloc.rate, MB/sec, 25, 20, 30",
  })
  void sumsAreSumsAndMaximaAreMaxima(
      String name, String unit, double score, double first, double second) throws Exception {
    List<List<Integer>> raw =
        score == 20
            ? List.of(List.of(20, 20, 20), List.of(20, 20, 20))
            : List.of(List.of(10, 20, 30), List.of(20, 30, 40));
    Cell cell = cell(withSecondary(name, metric(unit, score, raw)), name);

    assertThat(cell.forks()).containsExactly(first, second);
    double shown = name.equals("gc.alloc.rate") ? Math.sqrt(600) : score;
    assertThat(cell.score().value()).isCloseTo(shown, within(1e-9));
  }

  /** Of forks that were run one by one there is no score of JMH's: the name tells. */
  @Test
  void withoutAScoreTheNamesOfJmhsProfilersTell() throws Exception {
    List<List<Integer>> raw = List.of(List.of(1, 2), List.of(3, 4));

    assertThat(forks("gc.count", "counts", raw)).containsExactly(3.0, 7.0);
    assertThat(forks("pauses.p0.00", "ms", raw)).containsExactly(1.0, 3.0);
    assertThat(forks("pauses.p0.95", "ms", raw)).containsExactly(1.5, 3.5);
    assertThat(forks("pauses.p1.00", "ms", raw)).containsExactly(2.0, 4.0);
    assertThat(forks("safepoints.pause", "ms", raw)).containsExactly(3.0, 7.0);
    assertThat(forks("safepoints.pause.avg", "ms", raw)).containsExactly(1.5, 3.5);
    assertThat(forks("gc.alloc.rate.norm", "B/op", raw)).containsExactly(1.5, 3.5);
  }

  /** With other numbers of forks the sums over all of them are no comparison. */
  @Test
  void whatIsComparedIsTheSumOfAFork() throws Exception {
    JmhFile base =
        withSecondary("gc.count", metric("counts", 9, List.of(List.of(1, 2), List.of(2, 4))));
    JmhFile candidate =
        withSecondary(
            "gc.count", metric("counts", 15, List.of(List.of(2, 4), List.of(1, 2), List.of(2, 4))));

    Comparison comparison =
        new Comparing(Rule.DEFAULT, "gc.count", _ -> true, _ -> null)
            .compare(side(base), side(candidate));

    assertThat(comparison.rows().getFirst().base().forks()).containsExactly(3.0, 6.0);
    assertThat(comparison.rows().getFirst().base().score().value())
        .isCloseTo(Math.sqrt(18), within(1e-9));
    assertThat(comparison.rows().getFirst().candidate().forks()).containsExactly(6.0, 3.0, 6.0);
  }

  @Test
  void aMetricThatNothingHasIsNotTakenForAPercentile() {
    for (String name : List.of("p101", "p1.001x", "px", "gc.cuont", "get·p0.99")) {
      assertThatThrownBy(
              () -> cell(withSecondary("gc.count", metric("counts", 1, List.of())), name))
          .isInstanceOf(UnknownMetricException.class);
    }
  }

  private List<Double> forks(String name, String unit, List<?> raw) throws Exception {
    return cell(withSecondary(name, metric(unit, Double.NaN, raw)), name).forks();
  }

  private static JmhFile withSecondary(String name, Map<String, Object> metric) {
    return JmhFile.empty()
        .row("a.B.get", "us/op", 1, 2)
        .with("secondaryMetrics", Map.of(name, metric));
  }

  private Side side(JmhFile file) throws Exception {
    return new Side(List.of(ResultSet.read(file.write(place.resolve("r.json")))));
  }

  private Cell cell(JmhFile file, String metric) throws Exception {
    return cell(side(file), metric);
  }

  private static Cell cell(Side side, String metric) throws Exception {
    Cell cell =
        Tables.of(side.sets(), metric).tables().getFirst().lines().getFirst().cells().getFirst();
    assertThat(cell).isNotNull();
    return Objects.requireNonNull(cell);
  }
}
