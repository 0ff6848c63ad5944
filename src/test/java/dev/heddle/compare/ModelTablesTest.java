package dev.heddle.compare;

import static dev.heddle.compare.ShownTables.cell;
import static dev.heddle.compare.ShownTables.labels;
import static dev.heddle.compare.ShownTables.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.Cost;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.JmhRow;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.result.Samples;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Ratios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of execution models, from runs on disk. */
class ModelTablesTest {

  @TempDir Path place;

  private final ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
  private final RowId sequential = run.row("sequential", 1, "tasks", "64");
  private final RowId pool = run.row("fixed-pool", 2, "tasks", "64");
  private final RowId independent = run.row("independent", 2, "tasks", "64");

  @Test
  void aTableHasTheBaselineFirstAndTheControlsLast() throws Exception {
    run.takes(run.row("bare", 1, "tasks", "64"), 24);
    run.takes(independent, 12).takes(pool, 12.5).takes(sequential, 25);

    Table table = tables().tables().getFirst();

    assertThat(table.title()).isEqualTo("squares");
    assertThat(table.settings()).containsOnlyKeys("workers", "tasks").containsEntry("workers", "2");
    assertThat(labels(table)).containsExactly("sequential", "fixed-pool", "bare", "independent");
    assertThat(table.lines())
        .extracting(Line::role)
        .containsExactly(
            Line.Role.BASELINE, Line.Role.CONTENDER, Line.Role.CONTROL, Line.Role.CONTROL);
  }

  @Test
  void rowsWithoutWorkersStandInEveryTable() throws Exception {
    run.takes(sequential, 25).takes(run.row("bare", 1, "tasks", "64"), 24);
    for (int workers : new int[] {1, 2, 16}) {
      run.takes(run.row("fixed-pool", workers, "tasks", "64"), 25.0 / workers);
      run.takes(run.row("independent", workers, "tasks", "64"), 25.0 / workers);
    }

    List<Table> tables = tables().tables();

    assertThat(tables).extracting(t -> t.settings().get("workers")).containsExactly("1", "2", "16");
    assertThat(tables)
        .allSatisfy(table ->
            assertThat(labels(table))
                .containsExactly("sequential", "fixed-pool", "bare", "independent"));
  }

  @Test
  void everyOtherSettingIsATableOfItsOwn() throws Exception {
    run.takes(sequential, 25).takes(pool, 12);
    run.takes(run.row("sequential", 1, "tasks", "8"), 25);
    run.takes(run.row("fixed-pool", 2, "tasks", "8"), 13);

    assertThat(tables().tables())
        .extracting(table -> table.settings().get("tasks"))
        .containsExactly("64", "8");
  }

  @Test
  void theSpeedupIsPairedByRounds() throws Exception {
    run.rounds(5).takes(sequential, 25).takes(pool, 12.5).takes(independent, 12);
    Table table = tables().tables().getFirst();
    double[] base = forks(cell(table, "sequential"));
    double[] own = forks(cell(table, "fixed-pool"));
    double[] free = forks(cell(table, "independent"));

    Cell cell = cell(table, "fixed-pool");

    assertThat(cell.speedup()).isEqualTo(Ratios.paired(own, base).inverse());
    assertThat(cell.efficiency()).isEqualTo(Ratios.paired(own, free).inverse());
    double bySpeedups = value(cell.speedup()) / value(cell(table, "independent").speedup());
    assertThat(value(cell.efficiency())).isCloseTo(bySpeedups, within(1e-12));
    assertThat(cell(table, "sequential").speedup()).isEqualTo(Estimate.bare(1));
    assertThat(cell(table, "sequential").efficiency()).isNull();
  }

  @Test
  void aControlThatLosesToTheModelsIsDoubted() throws Exception {
    run.takes(sequential, 25).takes(pool, 12.5).takes(independent, 20);

    Table table = tables().tables().getFirst();

    assertThat(texts(cell(table, "fixed-pool")))
        .containsExactly("more than 100 %: 'independent' was slower than this machine allows");
    assertThat(cell(table, "independent").notes())
        .extracting(Footnote::sentence)
        .containsExactly(
            "unreliable: other models were faster, so every efficiency is too high (1 model)");
  }

  @Test
  void aControlThatNoModelPassesIsTrusted() throws Exception {
    run.takes(sequential, 25).takes(pool, 12.5).takes(independent, 12);

    assertThat(cell(tables().tables().getFirst(), "independent").notes()).isEmpty();
  }

  @Test
  void threadsThatAreStartedInEachOperationAreTold() throws Exception {
    RowId perTask = run.row("platform-threads", 2, "tasks", "64");
    run.takes(sequential, 25).takes(perTask, 31).takes(pool, 12.5);
    run.note(perTask, "threads.new", "64").note(perTask, "threads.new.alone.ms", "5.25");
    run.note(pool, "threads.new", "64").note(pool, "threads.new.alone.ms", "0.1");
    Table table = tables().tables().getFirst();

    assertThat(cell(table, "platform-threads").notes())
        .extracting(Footnote::sentence)
        .containsExactly(
            "starts a thread for every task (64 an operation, which alone take 5.25 ms)");
    assertThat(cell(table, "fixed-pool").notes()).isEmpty();
  }

  @Test
  void aLostForkTakesItsRoundOutOfThePairs() throws Exception {
    run.rounds(5).takes(sequential, 25).takes(pool, 12.5).lacks(pool, 2);
    Table table = tables().tables().getFirst();
    double[] base = forks(cell(table, "sequential"));
    Cell cell = cell(table, "fixed-pool");

    double[] shared = {base[0], base[1], base[2]};
    assertThat(cell.speedup()).isEqualTo(Ratios.paired(forks(cell), shared).inverse());
    assertThat(texts(cell)).containsExactly("3 of 5 planned forks");
  }

  @Test
  void withoutABaselineNothingIsComparedAndATableSaysSo() throws Exception {
    run.takes(pool, 12.5);
    Table table = tables().tables().getFirst();

    assertThat(cell(table, "fixed-pool").speedup()).isNull();
    assertThat(table.notes()).extracting(Footnote::kind).contains(Footnote.Kind.NO_BASELINE);
  }

  @Test
  void oneForkHasARatioButNoInterval() throws Exception {
    run.rounds(1).takes(sequential, 25).takes(pool, 12.5);
    Cell cell = cell(tables().tables().getFirst(), "fixed-pool");

    assertThat(value(cell.speedup())).isCloseTo(2, within(0.1));
    assertThat(Objects.requireNonNull(cell.speedup()).interval()).isNull();
    assertThat(cell.notes()).extracting(Footnote::kind).containsExactly(Footnote.Kind.ONE_FORK);
  }

  @Test
  void severalRunsStandSideBySide() throws Exception {
    run.takes(sequential, 25).takes(pool, 12.5);
    ResultSet first = ResultSet.read(run.write(place.resolve("first")));
    run.seed(2).takes(run.row("work-stealing", 2, "tasks", "64"), 13);
    ResultSet second = ResultSet.read(run.write(place.resolve("second")));

    Table table = Tables.of(List.of(first, second), Tables.SCORE).tables().getFirst();

    assertThat(labels(table)).containsExactly("sequential", "fixed-pool", "work-stealing");
    assertThat(table.lines().get(2).cells().getFirst()).isNull();
    assertThat(table.lines().get(2).cells().getLast()).isNotNull();
  }

  @Test
  void forksWithoutRoundsAreComparedAsIndependentSamples() throws Exception {
    run.rounds(4).takes(sequential, 25).takes(pool, 12.5);
    RunFolder folder = RunFolder.open(run.write(place.resolve("run")));
    List<JmhRow> rows = new ArrayList<>();
    for (ResultRow row : ResultSet.read(folder.path()).rows()) {
      List<Samples> forks = row.primary().forks().stream().map(Measured.Taken::samples).toList();
      JmhRow.Metric metric = new JmhRow.Metric(1, 1, List.of(1.0, 1.0), Map.of(), forks);
      rows.add(new JmhRow(row.id(), 4, row.setup(), metric, Map.of()));
    }
    folder.export(rows);

    ResultSet file = ResultSet.read(folder.path().resolve("jmh.json"));
    Table table = Tables.of(List.of(file), Tables.SCORE).tables().getFirst();

    Cell cell = cell(table, "fixed-pool");
    assertThat(cell.speedup())
        .isEqualTo(Ratios.unpaired(forks(cell), forks(cell(table, "sequential"))).inverse());
    assertThat(table.notes()).extracting(Footnote::kind).contains(Footnote.Kind.UNPAIRED);
  }

  /** Of a metric that is no time it is not told which part of the time is waiting. */
  @Test
  void theCharacterOfTheWorkStandsBelowScoresAlone() throws Exception {
    run.takes(sequential, 25).takes(pool, 12.5);
    String cpu = Cost.CPU.metric();
    run.metric(sequential, cpu, Cost.CPU.unit(), 5000).metric(sequential, "wall", "ms/op", 5);
    ResultSet set = ResultSet.read(run.write(place.resolve("run")));

    assertThat(Tables.of(List.of(set), Tables.SCORE).tables().getFirst().notes())
        .filteredOn(note -> note.kind() == Footnote.Kind.CHARACTER)
        .singleElement()
        .extracting(Footnote::text)
        .asString()
        .contains("waits 80 % of the time")
        .doesNotContain(" 0 %");
    for (String metric : List.of("wall", cpu)) {
      assertThat(Tables.of(List.of(set), metric).tables().getFirst().notes())
          .extracting(Footnote::kind)
          .doesNotContain(Footnote.Kind.CHARACTER);
    }
  }

  @Test
  void whatIsSlowerThanTheBaselineIsNoSpeedUp() throws Exception {
    run.takes(sequential, 5).metric(sequential, Cost.CPU.metric(), Cost.CPU.unit(), 5000);
    run.takes(pool, 12.5);
    ResultSet set = ResultSet.read(run.write(place.resolve("run")));

    assertThat(Tables.of(List.of(set), Tables.SCORE).tables().getFirst().notes())
        .filteredOn(note -> note.kind() == Footnote.Kind.CHARACTER)
        .singleElement()
        .extracting(Footnote::text)
        .asString()
        .contains(", no speed-up at 2 workers");
  }

  /** Two workers have 25 ms together, and take 10 ms of processors. */
  @Test
  void withoutABaselineTheCharacterIsThatOfTheFirstModel() throws Exception {
    run.takes(pool, 12.5).metric(pool, Cost.CPU.metric(), Cost.CPU.unit(), 10_000);
    ResultSet set = ResultSet.read(run.write(place.resolve("run")));

    assertThat(Tables.of(List.of(set), Tables.SCORE).tables().getFirst().notes())
        .filteredOn(note -> note.kind() == Footnote.Kind.CHARACTER)
        .singleElement()
        .extracting(Footnote::text)
        .asString()
        .startsWith("character (fixed-pool): waits 60 % of the time, ")
        .doesNotContain("speed-up", "efficiency");
  }

  @Test
  void aMetricWithoutDirectionHasNoRatio() throws Exception {
    run.takes(sequential, 25).takes(pool, 12.5);
    ResultSet set = ResultSet.read(run.write(place.resolve("run")));
    Table table = Tables.of(List.of(set), "gc.alloc.rate").tables().getFirst();

    assertThat(cell(table, "fixed-pool").speedup()).isNull();
    assertThat(table.notes()).extracting(Footnote::kind).contains(Footnote.Kind.NO_DIRECTION);
  }

  private Tables tables() throws Exception {
    return ShownTables.of(run, place);
  }

  private static double[] forks(Cell cell) {
    return cell.forks().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double value(@Nullable Estimate estimate) {
    return Objects.requireNonNull(estimate).value();
  }
}
