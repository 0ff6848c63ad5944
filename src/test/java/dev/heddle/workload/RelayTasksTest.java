package dev.heddle.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.shared.Channel;
import dev.heddle.shared.ChannelOptions;
import dev.heddle.shared.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that wait for each other at channels, in threads: what they do, and what is noticed. */
@Timeout(60)
class RelayTasksTest {

  private static final UnaryOperator<Channel<Long>> STRAIGHT = UnaryOperator.identity();

  private static <T> List<T> run(List<? extends Callable<T>> tasks) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    }
  }

  private static List<Receipt> deliver(Delivery delivery, UnaryOperator<Channel<Long>> bent)
      throws Exception {
    try (Sharing sharing = Sharing.open(false)) {
      Channel<Long> channel = bent.apply(sharing.channel(ChannelOptions.of(3)));
      return run(delivery.tasks(channel, sharing.counter(delivery.producers())));
    }
  }

  private static List<long[]> collect(Pipeline pipeline, UnaryOperator<Channel<Long>> bent)
      throws Exception {
    try (Sharing sharing = Sharing.open(false)) {
      List<Channel<Long>> channels = new ArrayList<>();
      for (int i = 0; i < pipeline.channels(); i++) {
        channels.add(bent.apply(sharing.channel(ChannelOptions.of(3))));
      }
      return run(pipeline.stages(channels));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 10", "2, 2, 101", "4, 2, 1000", "3, 5, 2"})
  void everyItemArrivesOnceAndEveryConsumerSeesTheEnd(int producers, int consumers, int items)
      throws Exception {
    Delivery delivery = new Delivery(producers, consumers, items);
    assertThat(delivery.check(delivery.sent(), deliver(delivery, STRAIGHT))).isEqualTo(items);
  }

  @ParameterizedTest
  @CsvSource({
    "LOSES, '2 of 20 items were lost: '",
    "DOUBLES, '2 items came more than 20: '",
    "DELAYS, 'items of a sender came out of order: '"
  })
  void anItemThatIsLostOrComesTwiceOrTooLateIsAWrongAnswer(Crooked.Way way, String told)
      throws Exception {
    Delivery delivery = new Delivery(2, 1, 20);
    List<Receipt> receipts = deliver(delivery, channel -> new Crooked(channel, way));
    assertThatThrownBy(() -> delivery.check(delivery.sent(), receipts))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageStartingWith("wrong answer to a delivery: " + told);
  }

  @Test
  void anItemThatCameToTwoConsumersIsAWrongAnswer() throws Exception {
    Delivery delivery = new Delivery(1, 1, 20);
    List<Receipt> receipts = new ArrayList<>(deliver(delivery, STRAIGHT));
    receipts.add(receipts.getFirst());
    assertThatThrownBy(() -> delivery.check(delivery.sent(), receipts))
        .hasMessageContaining("20 items came more than 20");
  }

  @Test
  void aConsumerThatFailsHoldsNobodyUp() {
    Delivery delivery = new Delivery(2, 1, 10_000);
    assertThatThrownBy(() -> deliver(delivery, channel -> new Crooked(channel, Crooked.Way.FORGES)))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContaining("which nobody sent");
  }

  @ParameterizedTest
  @CsvSource({
    "times-2, '0 2 4 6 8 10 12 14 16 18'",
    "square, '0 1 4 9 16 25 36 49 64 81'",
    "times-2:plus-3, '3 5 7 9 11 13 15 17 19 21'"
  })
  void aPipelineCollectsWhatItsStepsMakeInOrder(String steps, String numbers) throws Exception {
    Pipeline pipeline = new Pipeline(Step.listOf(steps), 10);
    List<long[]> results = collect(pipeline, STRAIGHT);
    assertThat(results.getFirst())
        .containsExactly(List.of(numbers.split(" ")).stream().mapToLong(Long::parseLong).toArray());
    assertThat(pipeline.right()).containsExactly(results.getFirst());
    assertThat(pipeline.check(results)).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "LOSES, 'number 5 of the list is 36, right is 25'",
    "DOUBLES, 'number 6 of the list is 25, right is 36'",
    "DELAYS, 'number 5 of the list is 36, right is 25'"
  })
  void aListInWhichANumberIsMissingOrWrongIsAWrongAnswer(Crooked.Way way, String told)
      throws Exception {
    Pipeline pipeline = new Pipeline(List.of(Step.SQUARE), 10);
    List<long[]> results = collect(pipeline, channel -> new Crooked(channel, way));
    assertThatThrownBy(() -> pipeline.check(results))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageEndingWith(told);
  }

  @Test
  void aListThatEndsTooSoonIsAWrongAnswer() {
    Pipeline pipeline = new Pipeline(List.of(Step.TIMES_2), 3);
    assertThatThrownBy(() -> pipeline.check(List.of(new long[] {0, 2})))
        .hasMessageEndingWith("2 numbers were collected of 3");
  }
}
