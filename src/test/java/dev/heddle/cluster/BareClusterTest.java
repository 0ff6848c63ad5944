package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.Workforce;
import dev.heddle.workload.Parcels;
import dev.heddle.workload.Task;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The control beside the cluster. */
@Tag("contract")
@Timeout(300)
class BareClusterTest {

  @Test
  void itsTasksAreAnsweredInOrderAndNothingIsLeft() throws Exception {
    Parcels parcels = Parcels.of(1024);
    try (Workforce workforce = new BareClusterModel().open(OpenRequest.of(3))) {
      List<Task<Long>> tasks = parcels.tasks(20);
      List<Long> answers = workforce.callAll(tasks);
      for (int i = 0; i < answers.size(); i++) {
        long _ = parcels.check(i, answers.get(i));
      }
      assertThat(workforce.workers()).hasSize(3);
    } finally {
      System.clearProperty(MemberConfig.ANY_CLASS);
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
  }
}
