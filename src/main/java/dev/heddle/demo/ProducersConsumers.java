package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two producers, two consumers, one queue, and one end for all. */
final class ProducersConsumers implements Scene {

  private static final int PRODUCERS = 2;
  private static final int CONSUMERS = 2;
  private static final int EACH = 3;
  private static final long PRODUCE_MILLIS = 100;
  private static final long CONSUME_MILLIS = 200;

  /** An item says whose it is and which of his: hundreds and units. */
  private static final int STEP = 100;

  private static String name(long item) {
    return "P%s-%s".formatted(item / STEP, item % STEP);
  }

  /** Makes some items. */
  record Producer(Narrator teller, Barrier meeting, Channel<Long> queue, long number)
      implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      meeting.meet();
      for (int i = 0; i < EACH; i++) {
        long item = number * STEP + i;
        teller.tell(
            "put", "producer P%s puts %s".formatted(number, name(item)), Map.of("item", item));
        queue.send(item, Narrator.LIMIT);
        Thread.sleep(PRODUCE_MILLIS);
      }
      queue.leave();
      return true;
    }
  }

  /** Handles items until there will be no more. */
  record Consumer(Narrator teller, Barrier meeting, Channel<Long> queue, long number)
      implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      meeting.meet();
      for (@Nullable Long item = next(); item != null; item = next()) {
        Map<String, Long> facts = Map.of("item", item, "consumer", number);
        long from = teller.now();
        teller.tell("take", "consumer C%s takes %s".formatted(number, name(item)), facts);
        Thread.sleep(CONSUME_MILLIS);
        teller.tellSince(
            from, "handle", "consumer C%s has handled %s".formatted(number, name(item)), facts);
      }
      teller.tell("end", "consumer C%s sees the end".formatted(number), Map.of());
      return true;
    }

    private @Nullable Long next() throws InterruptedException, TimeoutException {
      return queue.receive(Narrator.LIMIT);
    }
  }

  @Override
  public int workers() {
    return PRODUCERS + CONSUMERS;
  }

  @Override
  public boolean needsAllAtOnce() {
    return true;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Channel<Long> queue = stage.channel(PRODUCERS * EACH);
    Barrier meeting = stage.meeting(PRODUCERS + CONSUMERS);
    List<Future<Boolean>> producers = new ArrayList<>();
    for (long number = 1; number <= PRODUCERS; number++) {
      producers.add(stage.start(new Producer(stage.teller(), meeting, queue, number)));
    }
    List<Future<Boolean>> consumers = new ArrayList<>();
    for (long number = 1; number <= CONSUMERS; number++) {
      consumers.add(stage.start(new Consumer(stage.teller(), meeting, queue, number)));
    }
    DemoStage.await(producers);
    stage.tell("close", "both producers are done: ends the queue", Map.of());
    queue.close();
    DemoStage.await(consumers);
  }

  @Override
  public String moral(Events events) {
    List<Long> put = events.of("put").facts("item").stream().sorted().toList();
    Events takes = events.of("take");
    List<Long> taken = takes.facts("item").stream().sorted().toList();
    Map<Long, Long> shares =
        takes.facts("consumer").stream()
            .sorted()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return "%s items of %s producers went to %s consumers, %s, by %s: %s."
        .formatted(
            put.size(),
            put.stream().map(item -> item / STEP).distinct().count(),
            shares.size(),
            shares.values().stream().map(String::valueOf).collect(Collectors.joining(" + ")),
            events.of("put", "take").who(),
            put.equals(taken)
                ? inOrder(takes)
                    ? "each came once, and those of a producer in his order"
                    : "each came once, but not in order"
                : "but what was taken is not what was put");
  }

  /** Whether each consumer took the items of each producer in the order of their numbers. */
  private static boolean inOrder(Events takes) {
    for (long consumer : takes.facts("consumer")) {
      for (long producer = 1; producer <= PRODUCERS; producer++) {
        long whose = producer;
        List<Long> items =
            takes.with("consumer", consumer).facts("item").stream()
                .filter(item -> item / STEP == whose)
                .toList();
        if (!items.equals(items.stream().sorted().toList())) {
          return false;
        }
      }
    }
    return true;
  }
}
