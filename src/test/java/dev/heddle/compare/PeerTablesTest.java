package dev.heddle.compare;

import static dev.heddle.compare.ShownTables.cell;
import static dev.heddle.compare.ShownTables.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of other runtimes in the tables of the JVM's. */
class PeerTablesTest {

  @TempDir Path place;

  private final ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
  private final RowId sequential = run.row("sequential", 1);
  private final RowId pool = run.row("fixed-pool", 2);
  private final RowId independent = run.row("independent", 2);
  private final RowId first = run.row("python:sequential[n=10]", 1);
  private final RowId threads = run.row("python:threading[n=10]", 2);
  private final RowId processes = run.row("python:Pool[n=10]", 2);

  private Table table() throws Exception {
    run.takes(sequential, 40).takes(pool, 20).takes(independent, 19);
    run.takes(threads, 82).takes(processes, 41).takes(first, 80);
    run.role(first, Role.PEER_BASELINE).role(threads, Role.PEER).role(processes, Role.PEER);
    List<Table> tables = ShownTables.of(run, place).tables();
    assertThat(tables).hasSize(1);
    return tables.getFirst();
  }

  @Test
  void theyStandBelowAllThatIsOfTheJvm() throws Exception {
    assertThat(labels(table()))
        .containsExactly(
            "sequential",
            "fixed-pool",
            "independent",
            "python:sequential[n=10]",
            "python:threading[n=10]",
            "python:Pool[n=10]");
  }

  @Test
  void theyAreToldAgainstTheFirstRowOfTheirOwn() throws Exception {
    Table table = table();

    assertThat(speedup(table, "fixed-pool")).isCloseTo(2, within(0.1));
    assertThat(speedup(table, "python:sequential[n=10]")).isEqualTo(1);
    assertThat(speedup(table, "python:threading[n=10]")).isCloseTo(0.98, within(0.05));
    assertThat(speedup(table, "python:Pool[n=10]")).isCloseTo(1.95, within(0.1));
    assertThat(table.notes()).contains(TableWords.OWN_BASELINE);
  }

  @Test
  void whatTheMachineAllowsIsMeasuredForTheJvmAlone() throws Exception {
    Table table = table();

    assertThat(cell(table, "fixed-pool").efficiency()).isNotNull();
    assertThat(cell(table, "python:Pool[n=10]").efficiency()).isNull();
  }

  private static double speedup(Table table, String label) {
    return Objects.requireNonNull(cell(table, label).speedup()).value();
  }
}
