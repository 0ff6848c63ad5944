package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.heddle.execution.MemberRequest;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.Workforce;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member that stands, in a thread of this JVM, and those that join it. */
@Tag("contract")
@Timeout(300)
class StandingMemberTest {

  private static final CountDownLatch BEGUN = new CountDownLatch(1);

  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final Thread member = Thread.ofPlatform().unstarted(this::stand);

  private void stand() {
    try {
      MemberRequest request = new MemberRequest("heddle", 2, "127.0.0.1", 0, null);
      StandingMember.stand(request, address::complete);
    } catch (IOException e) {
      address.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String started() throws Exception {
    member.start();
    return address.get(120, TimeUnit.SECONDS);
  }

  @AfterEach
  void end() throws Exception {
    member.interrupt();
    member.join();
  }

  private static Workforce joined(String caller, String at, int workers) throws IOException {
    return new ClusterModel(2, caller, at, "heddle").open(OpenRequest.of(workers));
  }

  private static Task<Integer> seven() {
    return () -> 7;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lite", "client"})
  void itRunsTasksOfWhoeverJoinsAndGoesOnWithoutThem(String caller) throws Exception {
    String at = started();
    for (int i = 0; i < 2; i++) {
      try (Workforce workforce = joined(caller, at, 2)) {
        assertThat(workforce.executor().submit(seven()).get(60, TimeUnit.SECONDS)).isEqualTo(7);
      }
    }
    assertThat(member.isAlive()).isTrue();
    assertThatIOException()
        .isThrownBy(() -> joined(caller, at, 3))
        .withMessageContaining("run 2 tasks at once, and there are to be 3");
  }

  @Test
  void itsEndFailsWhatItRanAndNobodyTakesItsPlace() throws Exception {
    try (Workforce workforce = joined("client", started(), 1)) {
      Future<Integer> running =
          workforce
              .executor()
              .submit(
                  (Task<Integer>)
                      () -> {
                        BEGUN.countDown();
                        new CountDownLatch(1).await();
                        return 1;
                      });
      BEGUN.await();
      member.interrupt();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> running.get(60, TimeUnit.SECONDS))
          .withCauseInstanceOf(ClusterException.class)
          .withMessageContaining("was lost while it ran the task");
    }
  }

  @Test
  void whereNobodyAnswersThatIsSaid() {
    assertThatIOException()
        .isThrownBy(() -> joined("client", "127.0.0.1:9", 1))
        .withMessageContaining("nobody answers at 127.0.0.1:9 (Connection refused)");
  }

  @Test
  void whetherItHasRoomIsSeenBeforeAnythingIsMeasured() throws Exception {
    ClusterModel model = new ClusterModel(2, "client", started(), "heddle");
    model.requireReady(2);
    assertThatIOException()
        .isThrownBy(() -> model.requireReady(3))
        .withMessageContaining("run 2 tasks at once, and there are to be 3");
  }

  @Test
  void soIsAMemberOfAnotherBuild() {
    MemberRequest request = new MemberRequest("heddle", 2, "127.0.0.1", 0, null);
    HazelcastInstance other =
        Hazelcast.newHazelcastInstance(MemberConfig.standing(request, "of another build"));
    try {
      String at = "127.0.0.1:" + other.getCluster().getLocalMember().getAddress().getPort();
      assertThatIOException()
          .isThrownBy(() -> new ClusterModel(2, "client", at, "heddle").requireReady(1))
          .withMessageContaining(at)
          .withMessageContaining("runs other class files than this; start it from the same build");
    } finally {
      other.getLifecycleService().terminate();
    }
  }

  @Test
  void anAddressAtWhichNobodyAnswersIsPassedOver() throws Exception {
    try (Workforce workforce = joined("lite", "127.0.0.1:9+" + started(), 1)) {
      assertThat(workforce.executor().submit(seven()).get(60, TimeUnit.SECONDS)).isEqualTo(7);
    }
  }

  @Test
  void aClusterOfAnotherNameIsNotJoined() throws Exception {
    String at = started();
    assertThatIOException()
        .isThrownBy(() -> new ClusterModel(2, "client", at, "other").open(OpenRequest.of(1)))
        .withMessageContaining("could not join its members")
        .withMessageContaining("do they answer, by that name and version?");
  }

  @Test
  void aPortThatIsTakenIsTold() throws Exception {
    String at = started();
    int port = Integer.parseInt(at.substring(at.indexOf(':') + 1));
    assertThatIOException()
        .isThrownBy(() ->
            StandingMember.stand(new MemberRequest("heddle", 1, "127.0.0.1", port, null), _ -> {}))
        .withMessageContaining("member: cannot listen at 127.0.0.1:" + port)
        .withMessageContaining("take another address or port");
  }
}
