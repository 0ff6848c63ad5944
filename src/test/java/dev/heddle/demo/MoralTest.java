package dev.heddle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.workload.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The sentences come from the events: where these tell of a fault, so does the sentence. */
class MoralTest {

  private static Event event(long ms, long pid, String act, Map<String, Long> facts) {
    return lasting(ms, ms, pid, act, facts);
  }

  private static Event lasting(long from, long at, long pid, String act, Map<String, Long> facts) {
    return new Event(
        TimeUnit.MILLISECONDS.toNanos(from),
        TimeUnit.MILLISECONDS.toNanos(at),
        pid,
        pid + 1,
        "t" + pid,
        act,
        act,
        facts);
  }

  private static String moral(Scene scene, Event... events) {
    return scene.moral(new Events(List.of(events)));
  }

  @Test
  void aBankThatLostMoneySaysSo() {
    assertThat(
            moral(
                new BankDemo(),
                event(1, 1, "deposit", Map.of("amount", 100L)),
                event(2, 2, "withdraw", Map.of("amount", 30L)),
                event(3, 2, "refuse", Map.of("amount", 300L)),
                event(4, 1, "balance", Map.of("balance", 100L))))
        .isEqualTo(
            "1 deposits of 100 and 1 withdrawals of 30 in all, 1 refused, by 2 processes:"
                + " 100 - 30 = 70, but the balance is 100.");
  }

  @Test
  void onlyDepositsThatWereOverwrittenAreCountedAsSuch() {
    Event[] events = {
      lasting(0, 9, 1, "locked", Map.of()),
      lasting(9, 18, 2, "locked", Map.of()),
      event(19, 1, "with", Map.of("balance", 200L)),
      lasting(20, 29, 1, "unlocked", Map.of()),
      lasting(20, 29, 2, "unlocked", Map.of()),
      event(30, 1, "without", Map.of("balance", 100L))
    };
    assertThat(moral(new FiveDeposits(), events))
        .isEqualTo(
            "With the lock 2 deposits of 100 by 2 processes leave 200, made one after the other;"
                + " without it 100, as 1 of them was overwritten.");
    events[5] = event(30, 1, "without", Map.of("balance", 200L));
    assertThat(moral(new FiveDeposits(), events)).endsWith("200, as nobody came between.");
  }

  @Test
  void aListThatIsNotWhatWentInIsNotCalledRight() {
    assertThat(
            moral(
                PipelineDemo.of(Step.SQUARE),
                event(1, 1, "make", Map.of("item", 2L)),
                event(2, 2, "change", Map.of("item", 2L)),
                event(3, 3, "collect", Map.of("item", 5L))))
        .contains("1 numbers", "3 processes", "but the list should be [4]", "; 0 were collected");
  }

  @Test
  void aLostOrDoubledItemIsTold() {
    Event put = event(1, 1, "put", Map.of("item", 100L));
    Event take = event(2, 2, "take", Map.of("item", 100L, "consumer", 1L));
    assertThat(moral(new ProducersConsumers(), put, take)).endsWith("in his order.");
    assertThat(moral(new ProducersConsumers(), put, take, take))
        .endsWith("what was taken is not what was put.");
    Event next = event(1, 1, "put", Map.of("item", 101L));
    Event early = event(2, 2, "take", Map.of("item", 101L, "consumer", 1L));
    assertThat(moral(new ProducersConsumers(), put, next, early, take))
        .endsWith("each came once, but not in order.");
  }

  @Test
  void aConsumerStopsTooEarlyIfMoreIsPutAfterwards() {
    Map<String, Long> stopped = Map.of("round", 0L, "taken", 2L);
    Event put = event(5, 1, "put", Map.of("round", 0L, "items", 5L));
    Event closed = event(8, 1, "put-and-close", Map.of("round", 0L, "items", 5L));
    Event patient = event(9, 2, "patient", Map.of("taken", 5L));
    assertThat(moral(new QueueRace(), event(3, 2, "stop", stopped), put, closed, patient))
        .startsWith("In 1 of 1 rounds")
        .contains("; 3 of 5 items were left behind, and 0 of 5 where");
    assertThat(moral(new QueueRace(), put, event(6, 2, "robbed", stopped), closed, patient))
        .startsWith("In 0 of 1 rounds")
        .contains("1 times one waited for what the other had taken");
  }

  @Test
  void workOverlapsOnlyWhereTwoAreUnderWay() {
    Events apart =
        new Events(List.of(lasting(0, 10, 1, "a", Map.of()), lasting(10, 20, 2, "a", Map.of())));
    assertThat(apart.mostAtOnce()).isEqualTo(1);
    assertThat(apart.together()).isZero();
    Events across =
        new Events(List.of(lasting(0, 10, 1, "a", Map.of()), lasting(4, 20, 2, "a", Map.of())));
    assertThat(across.mostAtOnce()).isEqualTo(2);
    assertThat(across.together()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(6));
    assertThat(across.elapsed()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(across.nanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(26));
  }
}
