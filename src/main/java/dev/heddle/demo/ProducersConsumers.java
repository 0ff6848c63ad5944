package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.shared.SharedCounter;
import dev.heddle.workload.Consumer;
import dev.heddle.workload.Delivery;
import dev.heddle.workload.Producer;
import dev.heddle.workload.Receipt;
import dev.heddle.workload.StartLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two producers, two consumers, one queue, and one end for all. */
final class ProducersConsumers implements Scene {

  private static final int PRODUCERS = 2;
  private static final int CONSUMERS = 2;
  private static final int EACH = 3;
  private static final long PRODUCE_MILLIS = 100;
  private static final long CONSUME_MILLIS = 200;

  /** What is told of an item says whose it is and which of his: hundreds and units. */
  private static final int STEP = 100;

  private static long told(long item) {
    return (Receipt.senderOf(item) + 1L) * STEP + Receipt.numberOf(item);
  }

  private static String name(long told) {
    return "P%s-%s".formatted(told / STEP, told % STEP);
  }

  /** Tells of the items that are made. */
  record Puts() implements Telling {
    @Override
    public void sends(Narrator teller, long item) throws InterruptedException, TimeoutException {
      long told = told(item);
      teller.tell(
          "put", "producer P%s puts %s".formatted(told / STEP, name(told)), Map.of("item", told));
    }

    @Override
    public void sent() throws InterruptedException {
      Thread.sleep(PRODUCE_MILLIS);
    }
  }

  /** Tells of the items that one consumer handles, each for some time. */
  record Handles(long number) implements Telling {
    @Override
    public void takes(Narrator teller, long item) throws InterruptedException, TimeoutException {
      String name = name(told(item));
      Map<String, Long> facts = Map.of("item", told(item), "consumer", number);
      long from = teller.now();
      teller.tell("take", "consumer C%s takes %s".formatted(number, name), facts);
      Thread.sleep(CONSUME_MILLIS);
      teller.tellSince(
          from, "handle", "consumer C%s has handled %s".formatted(number, name), facts);
    }

    @Override
    public void ends(Narrator teller) throws InterruptedException, TimeoutException {
      teller.tell("end", "consumer C%s sees the end".formatted(number), Map.of());
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
    Delivery delivery = new Delivery(PRODUCERS, CONSUMERS, PRODUCERS * EACH);
    StartLine startLine = stage.startLine(delivery.atOnce());
    // the stage is one more: it ends the queue after all of them
    SharedCounter active = stage.sharing().counter(PRODUCERS + 1L);
    List<Future<Receipt>> producers = new ArrayList<>();
    for (int sender = 0; sender < PRODUCERS; sender++) {
      Channel<Long> end = stage.telling(queue, new Puts());
      producers.add(
          stage.start(startLine, new Producer(sender, delivery.itemsOf(sender), end, active)));
    }
    List<Future<Receipt>> consumers = new ArrayList<>();
    for (long number = 1; number <= CONSUMERS; number++) {
      Channel<Long> end = stage.telling(queue, new Handles(number));
      consumers.add(stage.start(startLine, new Consumer(delivery, end)));
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
