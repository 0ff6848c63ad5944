package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.workload.Consumer;
import dev.heddle.workload.Delivery;
import dev.heddle.workload.Producer;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Two consumers that take an empty queue for a finished one, and then two that wait for an end. */
final class QueueRace implements Scene {

  private static final int ROUNDS = 10;
  private static final int ITEMS = 5;
  private static final int FIRST = 3;
  private static final int CONSUMERS = 2;
  private static final int LONGEST_PAUSE_NANOS = 5_000_000;
  private static final Delivery DELIVERY = new Delivery(1, CONSUMERS, ITEMS);

  /** Works on an item, for some time. */
  static void pause() {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_NANOS));
  }

  /** Lets the consumers come before the later items, and tells when the last has been put. */
  record Puts(StartLine start, long round, String act) implements Telling {
    @Override
    public void sends(Narrator teller, long item) throws InterruptedException, TimeoutException {
      if (item == FIRST) {
        start.await();
      }
      if (item >= FIRST) {
        pause();
      }
    }

    @Override
    public void closes(Narrator teller) throws InterruptedException, TimeoutException {
      teller.tell(
          act,
          "round %s: has put the last of %s items".formatted(round + 1, ITEMS),
          Map.of("round", round, "items", (long) ITEMS));
    }
  }

  /** Puts some items into one queue after the other. */
  record Rounds(List<Producer> producers) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      for (Producer producer : producers) {
        producer.call();
      }
      return true;
    }
  }

  /** Works on the items that are taken. */
  record Handles() implements Telling {
    @Override
    public void takes(Narrator teller, long item) {
      pause();
    }
  }

  /** Takes and handles items of one queue after the other, each until it ends. */
  record Patient(Narrator teller, List<SizedQueue> queues) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      long taken = 0;
      for (SizedQueue queue : queues) {
        queue.start().await();
        taken +=
            new Consumer(DELIVERY, new TellingChannel(teller, queue, new Handles())).call().count();
      }
      teller.tell(
          "patient",
          "takes %s in %s rounds, each time until the end signal".formatted(taken, queues.size()),
          Map.of("taken", taken));
      return true;
    }
  }

  @Override
  public int workers() {
    return 1 + CONSUMERS;
  }

  @Override
  public boolean needsAllAtOnce() {
    return true;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    stage.tell("hasty", "two consumers that go on while the queue is not empty:", Map.of());
    rounds(stage, "put", HastyConsumer::new);
    stage.tell("patience", "two consumers that go on until the queue is closed:", Map.of());
    rounds(stage, "put-and-close", Patient::new);
  }

  /** A way to consume. */
  private interface Consuming {
    Task<Boolean> of(Narrator teller, List<SizedQueue> queues);
  }

  private static void rounds(DemoStage stage, String act, Consuming consuming)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    List<SizedQueue> queues = new ArrayList<>();
    List<Producer> producers = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      SizedQueue queue = SizedQueue.open(stage, ITEMS, 1 + CONSUMERS);
      Channel<Long> end = stage.telling(queue, new Puts(queue.start(), round, act));
      queues.add(queue);
      producers.add(new Producer(0, ITEMS, end, stage.sharing().counter(1)));
    }
    List<Task<Boolean>> tasks = new ArrayList<>();
    tasks.add(new Rounds(producers));
    for (int i = 0; i < CONSUMERS; i++) {
      tasks.add(consuming.of(stage.teller(), queues));
    }
    stage.all(tasks);
  }

  @Override
  public String moral(Events events) {
    Events puts = events.of("put");
    Events stops = events.of("stop");
    int early = 0;
    for (Event put : puts.all()) {
      Events before = stops.with("round", put.fact("round")).where(stop -> stop.at() < put.at());
      early += before.count() > 0 ? 1 : 0;
    }
    long left = puts.sum("items") - events.of("stop", "robbed").sum("taken");
    Events closed = events.of("put-and-close");
    long leftAfterEnd = closed.sum("items") - events.of("patient").sum("taken");
    int robbed = events.of("robbed").count();
    return "In %s of %s rounds a consumer took 'empty' for 'finished' and stopped too early%s; %s of %s items were left behind, and %s of %s where they waited for an end signal."
        .formatted(
            early,
            puts.count(),
            robbed == 0
                ? ""
                : ", %s times one waited for what the other had taken".formatted(robbed),
            left,
            puts.sum("items"),
            leftAfterEnd,
            closed.sum("items"));
  }
}
