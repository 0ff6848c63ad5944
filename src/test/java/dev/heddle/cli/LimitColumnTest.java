package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.RowId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a row is from what the machine can do at best. */
class LimitColumnTest extends ColumnsCase {

  private final RowId limit = run.row("limit", 2, "tasks", "64");

  @Test
  void howFarARowIsFromTheLimitStandsBesideIt() throws Exception {
    run.takes(limit, 5);

    assertThat(table("--columns", "time,limit")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches(" *sequential +\\S+ +ms +x [34]\\.\\d+ of the limit \\(.*"))
        .anyMatch(line -> line.matches(" *fixed-pool +\\S+ +ms +x [12]\\.\\d+ of the limit \\(.*"))
        .anyMatch(line -> line.matches(" *limit +\\S+ +ms +x 1.00 of the limit"));
  }

  @Test
  void aRowOfNoTableOfModelsIsToldAgainstTheLimitOfItsMethodAndItsOtherParameters()
      throws Exception {
    run.takes(through("limit", "0B"), 2)
        .takes(through("limit-spin", "0B"), 1)
        .takes(through("limit", "1MiB"), 5)
        .takes(through("fixed-pool", "0B"), 3)
        .takes(through("fixed-pool", "1MiB"), 20)
        .takes(through("fixed-pool", "1KiB"), 30);

    assertThat(table("--rows", "payload", "--columns", "time,limit")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line ->
            line.matches(" *\\S+.* +0B +fixed-pool +\\S+ +ms +x [23]\\.\\d+ of the limit.*"))
        .anyMatch(line ->
            line.matches(" *\\S+.* +1MiB +fixed-pool +\\S+ +ms +x [34]\\.\\d+ of the limit.*"))
        .anyMatch(line -> line.matches(" *\\S+.* +1KiB +fixed-pool +\\S+ +ms +–"))
        .anyMatch(
            line -> line.matches(" *\\S+.* +0B +limit +\\S+ +ms +x [12]\\.\\d+ of the limit.*"))
        .anyMatch(line -> line.matches(" *\\S+.* +0B +limit-spin +\\S+ +ms +x 1.00 of the limit"))
        .anyMatch(line -> line.matches(" *\\S+.* +1MiB +limit +\\S+ +ms +x 1.00 of the limit"));
    assertThat(out.toString())
        .contains("where a row has several limits, the fastest counts (limit-spin)");
  }

  private static RowId through(String kind, String payload) {
    return RowId.of(
        "dev.heddle.benchmarks.DispatchBenchmark.roundTrip",
        "avgt",
        1,
        Map.of("through", kind, "payload", payload));
  }

  @Test
  void withoutALimitThatIsSaid() throws Exception {
    assertThat(table("--columns", "time,limit")).isZero();
    assertThat(out.toString())
        .contains("limit is not available here: no row of its table is the limit");
  }
}
