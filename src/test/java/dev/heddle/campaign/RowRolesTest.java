package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rows of a plan are for. */
class RowRolesTest {

  static List<String> models() {
    return Stream.concat(
            ExecutionModel.builtIn().stream().map(ExecutionModel::id),
            Stream.of("virtual-threads[bound=none]", "platform-threads[bound=none]"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelHasTheRoleThatAnEarlierRunIsReadWith(String model) {
    RowId row = RowId.of("dev.heddle.benchmarks.X.y", "avgt", 1, Map.of("model", model));

    assertThat(Rows.role(row)).isEqualTo(new PlannedRow("x", row, null, null).role());
  }

  @ParameterizedTest
  @CsvSource({
    "through, limit",
    "through, limit-one-cpu",
    "through, limit-spin",
    "worker, limit",
    "queue, limit",
    "lock, limit"
  })
  void whateverATableComparesMayHaveALimit(String param, String value) {
    RowId row = RowId.of("dev.heddle.benchmarks.X.y", "avgt", 1, Map.of(param, value));

    assertThat(Rows.role(row)).isEqualTo(Role.LIMIT);
    // as a file of JMH is read, which has no roles
    assertThat(new PlannedRow("x", row, null, null).role()).isEqualTo(Role.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare-socket", "bare-tcp", "bare"})
  void aWayWithoutAPoolIsAControl(String through) {
    RowId row = RowId.of("dev.heddle.benchmarks.X.y", "avgt", 1, Map.of("through", through));

    assertThat(Rows.role(row)).isEqualTo(Role.CONTROL);
  }

  @Test
  void aPlanSaysWhatItsRowsAreFor() throws Exception {
    PlanRequest asked =
        PlanRequest.NONE.withSelectors(List.of("squares", "bank.threads", "dispatch.roundTrip"));

    assertThat(Plans.of(asked, _ -> {}).rows())
        .extracting(PlannedRow::role)
        .contains(
            Role.CONTENDER,
            Role.BASELINE,
            Role.NO_EXECUTOR,
            Role.CAPACITY,
            Role.LIMIT,
            Role.NO_LOCK)
        .doesNotContain(Role.IDEAL);
  }
}
