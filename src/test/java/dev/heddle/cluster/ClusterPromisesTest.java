package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.promise.Kept;
import dev.heddle.promise.Promises;
import dev.heddle.promise.Tried;
import dev.heddle.promise.TryRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real members keep what executors promise; all 44 promises are in the results. */
@Tag("contract")
@Timeout(900)
class ClusterPromisesTest {

  @Test
  void membersKeepAllButThatTheyKillWhatHeedsNoInterrupt() throws Exception {
    TryRequest request =
        new TryRequest(
            OpenedCluster.class.getName() + "::usual",
            "",
            2,
            Duration.ofSeconds(30),
            List.of(
                "one-outcome",
                "order",
                "at-most-once",
                "plain-task",
                "cancel-running",
                "cancel-deaf",
                "kill-running",
                "exit-running",
                "shutdown-now",
                "close",
                "nothing-left",
                "no-orphans"));

    List<Tried> tried = Promises.of(request, _ -> {});

    assertThat(tried.stream().filter(each -> each.kept() != Kept.YES).toList())
        .extracting(Tried::id, Tried::kept)
        .containsExactly(tuple("cancel-deaf", Kept.NO));
    assertThat(tried)
        .filteredOn(each -> each.id().equals("no-orphans"))
        .extracting(Tried::seen)
        .allMatch(seen -> seen.startsWith("2 processes gone after "));
  }

  /** A client alone has nobody to hold the cluster: the next member must found another. */
  @Test
  void aClientGoesOnWithAnotherMemberThoughItsOnlyOneDies() throws Exception {
    TryRequest request =
        new TryRequest(
            OpenedCluster.class.getName() + "::client",
            "",
            1,
            Duration.ofSeconds(30),
            List.of("order", "kill-running", "exit-running", "cancel-running", "close"));

    List<Tried> tried = Promises.of(request, _ -> {});

    assertThat(tried).allMatch(each -> each.kept() == Kept.YES);
  }

  /**
   * A client whose first connection breaks has one of its own to the other member: what runs there
   * is not lost.
   */
  @Test
  void aClientLosesNothingButWhatTheMemberRanThatDies() throws Exception {
    TryRequest request =
        new TryRequest(
            OpenedCluster.class.getName() + "::client",
            "",
            2,
            Duration.ofSeconds(30),
            List.of("exit-reading", "exit-running", "halt-running", "kill-writing"));

    List<Tried> tried = Promises.of(request, _ -> {});

    assertThat(tried).allMatch(each -> each.kept() == Kept.YES);
  }
}
