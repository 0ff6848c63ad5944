package dev.heddle.compare;

import static dev.heddle.compare.ShownTables.cell;
import static dev.heddle.compare.ShownTables.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables say of fetches: the ideal, the site, and models without a bound. */
class FetchTablesTest {

  @TempDir Path place;

  private final ExampleRun run = ExampleRun.of("fetch", "a.Fetch.all");
  private final RowId sequential = run.row("sequential", 1, "urls", "16");
  private final RowId pool = run.row("fixed-pool", 2, "urls", "16");
  private final RowId unbounded = run.row("virtual-threads[bound=none]", "unbounded", "urls", "16");

  @Test
  void theIdealIsALineOfItsOwn() throws Exception {
    run.takes(sequential, 80).note(sequential, "ideal.ms", "80");
    run.takes(pool, 44).note(pool, "ideal.ms", "40");
    Table table = tables().tables().getFirst();

    Cell ideal = cell(table, "ideal");
    assertThat(ideal.score()).isEqualTo(Estimate.bare(40));
    assertThat(value(ideal.speedup())).isCloseTo(2, within(0.1));
  }

  @Test
  void aModelWithoutABoundStandsInEveryTableBesideTheIdealsOfBoth() throws Exception {
    run.takes(sequential, 80).note(sequential, "ideal.ms", "80");
    run.takes(unbounded, 5.5).note(unbounded, "ideal.ms", "5");
    for (int workers : new int[] {2, 4}) {
      RowId bounded = run.row("fixed-pool", workers, "urls", "16");
      RowId free = run.row("independent", workers, "urls", "16");
      run.takes(bounded, 84.0 / workers).note(bounded, "ideal.ms", "" + 80 / workers);
      run.takes(free, 82.0 / workers).note(free, "ideal.ms", "" + 80 / workers);
    }

    List<Table> tables = tables().tables();

    assertThat(tables).extracting(t -> t.settings().get("workers")).containsExactly("2", "4");
    for (Table table : tables) {
      assertThat(labels(table))
          .containsExactly(
              "sequential",
              "virtual-threads[bound=none]",
              "fixed-pool",
              "independent",
              "ideal",
              "ideal[bound=none]");
      double ideal = 80 / Double.parseDouble(table.settings().getOrDefault("workers", ""));
      assertThat(cell(table, "ideal").score()).isEqualTo(Estimate.bare(ideal));
      assertThat(cell(table, "ideal[bound=none]").score()).isEqualTo(Estimate.bare(5));
    }
  }

  @Test
  void whatHasNoBoundIsNotMeasuredAgainstSoManyWorkers() throws Exception {
    run.takes(sequential, 80).takes(unbounded, 5.5).takes(pool, 42);
    run.takes(run.row("independent", 2, "urls", "16"), 41);
    Table table = tables().tables().getFirst();

    assertThat(cell(table, "fixed-pool").efficiency()).isNotNull();
    assertThat(cell(table, "virtual-threads[bound=none]").efficiency()).isNull();
    assertThat(cell(table, "virtual-threads[bound=none]").speedup()).isNotNull();
    assertThat(cell(table, "virtual-threads[bound=none]").notes()).isEmpty();
  }

  @Test
  void modelsWithoutABoundAloneAreOneTable() throws Exception {
    run.takes(sequential, 80).note(sequential, "ideal.ms", "80");
    run.takes(unbounded, 5.5).note(unbounded, "ideal.ms", "5");

    assertThat(tables().tables())
        .singleElement()
        .satisfies(table -> {
          assertThat(table.settings()).containsEntry("workers", "unbounded");
          assertThat(labels(table))
              .containsExactly("sequential", "virtual-threads[bound=none]", "ideal");
          assertThat(cell(table, "ideal").score()).isEqualTo(Estimate.bare(5));
        });
  }

  @Test
  void aLateSiteAndFailedFetchesAreTold() throws Exception {
    run.takes(pool, 44)
        .note(pool, "site.requests", "1000")
        .note(pool, "site.late", "20")
        .note(pool, "site.intended.ms", "5")
        .note(pool, "site.actual.p99.ms", "6.5")
        .note(pool, "fetch.errors", "1")
        .note(pool, "fetch.errors.what", "status 500");

    assertThat(cell(tables().tables().getFirst(), "fixed-pool").notes())
        .extracting(Footnote::detail)
        .containsExactly("2 % of answers, p99 6.5 ms", "3: status 500");
  }

  @Test
  void aSiteThatIsHardlyEverLateIsNoFootnote() throws Exception {
    run.takes(pool, 44).note(pool, "site.requests", "1000").note(pool, "site.late", "9");

    assertThat(cell(tables().tables().getFirst(), "fixed-pool").notes()).isEmpty();
  }

  private Tables tables() throws Exception {
    return ShownTables.of(run, place);
  }

  private static double value(@Nullable Estimate estimate) {
    return Objects.requireNonNull(estimate).value();
  }
}
