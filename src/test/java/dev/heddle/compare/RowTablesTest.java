package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.ResultSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of rows as they come, from JMH's files. */
class RowTablesTest {

  @TempDir Path place;

  @Test
  void whatAllRowsShareIsSaidOnce() throws Exception {
    Table table = table("arraycopy-forks0.json", Tables.SCORE);

    assertThat(table.settings()).containsEntry("size", "1024");
    assertThat(table.columns()).containsExactly("benchmark", "destinationOffset", "sourceOffset");
    assertThat(table.lines()).hasSize(196);
    assertThat(kinds(table, 0)).contains(Footnote.Kind.NOT_FORKED, Footnote.Kind.ONE_FORK);
  }

  @Test
  void theUnitIsBelievedAgainstTheMode() throws Exception {
    Table table = table("bencher-unit-contradicts-mode.json", Tables.SCORE);

    assertThat(table.unit().direction()).isEqualTo(Unit.Direction.LESS);
    assertThat(kinds(table, 0)).contains(Footnote.Kind.UNIT_CONTRADICTS_MODE);
  }

  @Test
  void rowsThatStandTwiceInAFileAreBothShown() throws Exception {
    Tables tables =
        Tables.of(List.of(read("two-runs-1.json"), read("two-runs-2.json")), Tables.SCORE);

    assertThat(tables.tables().getFirst().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.cells()).doesNotContainNull());
  }

  @Test
  void aFileWithoutRawValuesShowsJmhsOwnScore() throws Exception {
    Table table = table("traps/ragged.json", Tables.SCORE);

    assertThat(cell(table, 0).score().value()).isCloseTo(Math.sqrt(1.5 * 3), within(1e-12));
    assertThat(kinds(table, 1)).contains(Footnote.Kind.FORKS_MISSING, Footnote.Kind.ONE_FORK);
    assertThat(cell(table, 2).score().value()).isEqualTo(1.5);
    assertThat(kinds(table, 2)).containsExactly(Footnote.Kind.NO_RAW_VALUES);
    assertThat(kinds(table, 3))
        .containsExactly(Footnote.Kind.FORKS_MISSING, Footnote.Kind.JMH_SCORE_DIFFERS);
  }

  @Test
  void whatIsNotFiniteOrPositiveIsTold() throws Exception {
    Table table = table("traps/not-finite.json", Tables.SCORE);

    assertThat(cell(table, 0).score().value()).isNaN();
    assertThat(kinds(table, 0)).contains(Footnote.Kind.NOT_FINITE);
    assertThat(kinds(table, 1)).contains(Footnote.Kind.NOT_FINITE);
    assertThat(cell(table, 2).score().value()).isEqualTo(0.5);
    assertThat(kinds(table, 2)).contains(Footnote.Kind.NOT_POSITIVE);
  }

  @Test
  void aForkOfSampleModeIsTheMeanOfItsHistogram() throws Exception {
    Cell cell = cell(table("traps/sample.json", Tables.SCORE), 0);

    assertThat(cell.forks()).containsExactly(1.1, 7.0);
  }

  @Test
  void percentilesComeFromTheHistograms() throws Exception {
    Cell cell = cell(table("traps/sample.json", "p99"), 0);

    assertThat(cell.forks()).containsExactly(3.0, 102.0);
    assertThat(cell(table("traps/sample.json", "p50"), 0).forks()).containsExactly(1.0, 2.0);
  }

  @Test
  void percentilesWithoutRawValuesAreJmhsOwn() throws Exception {
    assertThat(cell(table("traps/ragged.json", "p99"), 2).score().value()).isEqualTo(2);
  }

  @Test
  void profilersMetricsAreShownByTheirNames() throws Exception {
    Table table = table("blake3-gc-profiler.json", "gc.alloc.rate.norm");

    assertThat(table.lines()).hasSize(24);
    assertThat(table.unit().text()).isEqualTo("B/op");
  }

  @Test
  void aMetricThatSomeRowsLackShowsTheOthers() throws Exception {
    assertThat(table("blake3-gc-profiler.json", "gc.time").lines()).hasSize(6);
  }

  @Test
  void anUnknownMetricListsTheKnown() throws Exception {
    List<ResultSet> sets = List.of(read("blake3-gc-profiler.json"));

    assertThatThrownBy(() -> Tables.of(sets, "gc.alloc"))
        .isInstanceOfSatisfying(
            UnknownMetricException.class,
            e -> assertThat(e.known()).contains("score", "p99", "gc.alloc.rate", "gc.count"));
  }

  @Test
  void timesAndRatesAreTablesOfTheirOwn() throws Exception {
    List<ResultSet> sets = List.of(read("fs2-5forks.json"), read("grpc-rest-5forks.json"));

    assertThat(Tables.of(sets, Tables.SCORE).tables())
        .extracting(table -> table.unit().kind())
        .containsExactly(Unit.Kind.OPERATIONS_PER_TIME, Unit.Kind.TIME_PER_OPERATION);
  }

  @Test
  void benchmarksWithOtherParametersStandApartWhereTheirColumnsWouldBeEmptyForMost()
      throws Exception {
    String rows =
        rows("a.Lock.take", "lock", "fair", "unfair")
            + rows("a.Lock.release", "lock", "fair", "unfair")
            + rows("a.Queue.put", "capacity", "1", "1024")
            + rows("a.Parse.text", "size", "8", "64");

    List<Table> tables = Tables.of(List.of(file(rows)), Tables.SCORE).tables();

    assertThat(tables)
        .extracting(Table::columns)
        .containsExactly(
            List.of("benchmark", "lock"),
            List.of("benchmark", "capacity"),
            List.of("benchmark", "size"));
    assertThat(tables.getFirst().lines()).hasSize(4);
    View view = new View(_ -> true, View.Order.MEASURED, "take lock=fair", List.of());
    assertThat(Tables.of(List.of(file(rows)), Tables.SCORE, view).tables())
        .as("told against one row")
        .hasSize(1);
  }

  @Test
  void aParameterThatHalfOfTheRowsHaveIsAColumnOfAll() throws Exception {
    String rows =
        rows("a.Lock.take", "lock", "fair", "unfair") + rows("a.Bare.take", "n", "1", "2");

    assertThat(Tables.of(List.of(file(rows)), Tables.SCORE).tables()).hasSize(1);
  }

  private static String rows(String benchmark, String param, String... values) {
    StringBuilder rows = new StringBuilder();
    for (String value : values) {
      rows.append(
          """
          {"benchmark": "%s", "mode": "avgt", "threads": 1, "forks": 1, "params": {"%s": "%s"},
           "primaryMetric": {"score": 1.0, "scoreError": "NaN", "scoreUnit": "ms/op",
                             "rawData": [[1.0]]}, "secondaryMetrics": {}},
          """
              .formatted(benchmark, param, value));
    }
    return rows.toString();
  }

  private ResultSet file(String rows) throws Exception {
    Path file = place.resolve("rows.json");
    Files.writeString(file, "[" + rows.strip().replaceFirst(",$", "") + "]");
    return ResultSet.read(file);
  }

  private static ResultSet read(String file) throws Exception {
    return ResultSet.read(Path.of("src/test/resources/jmh").resolve(file));
  }

  private static Table table(String file, String metric) throws Exception {
    List<Table> tables = new ArrayList<>(Tables.of(List.of(read(file)), metric).tables());
    assertThat(tables).hasSize(1);
    return tables.getFirst();
  }

  private static Cell cell(Table table, int line) {
    return Objects.requireNonNull(table.lines().get(line).cells().getFirst());
  }

  private static List<Footnote.Kind> kinds(Table table, int line) {
    return cell(table, line).notes().stream().map(Footnote::kind).toList();
  }
}
