package dev.heddle.demo;

import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Two consumers that take an empty queue for a finished one, and then two that wait for an end. */
final class QueueRace implements Scene {

  private static final int ROUNDS = 10;
  private static final int ITEMS = 5;
  private static final int FIRST = 3;
  private static final int CONSUMERS = 2;
  private static final int LONGEST_PAUSE_NANOS = 5_000_000;

  /** Works on an item, for some time. */
  static void pause(SplittableRandom random) {
    LockSupport.parkNanos(random.nextInt(LONGEST_PAUSE_NANOS));
  }

  /** Puts some items into each queue, the first of them before the consumers come. */
  record Producer(Narrator teller, Barrier meeting, List<SizedQueue> queues, String act)
      implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      SplittableRandom random = new SplittableRandom();
      for (int round = 0; round < queues.size(); round++) {
        SizedQueue queue = queues.get(round);
        for (long item = 0; item < FIRST; item++) {
          queue.put(item);
        }
        meeting.meet();
        for (long item = FIRST; item < ITEMS; item++) {
          pause(random);
          queue.put(item);
        }
        teller.tell(
            act,
            "round %s: has put the last of %s items".formatted(round + 1, ITEMS),
            Map.of("round", (long) round, "items", (long) ITEMS));
        queue.channel().close();
      }
      return true;
    }
  }

  /** Takes and handles items until the queue ends. */
  record Patient(Narrator teller, Barrier meeting, List<SizedQueue> queues)
      implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      SplittableRandom random = new SplittableRandom();
      long taken = 0;
      for (SizedQueue queue : queues) {
        meeting.meet();
        while (queue.channel().receive(Narrator.LIMIT) != null) {
          taken++;
          pause(random);
        }
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

  /** Makes a consumer. */
  private interface Consuming {
    Task<Boolean> of(Narrator teller, Barrier meeting, List<SizedQueue> queues);
  }

  private static void rounds(DemoStage stage, String act, Consuming consuming)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    List<SizedQueue> queues = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      queues.add(SizedQueue.open(stage, ITEMS));
    }
    Barrier meeting = stage.meeting(1 + CONSUMERS);
    List<Future<Boolean>> tasks = new ArrayList<>();
    tasks.add(stage.start(new Producer(stage.teller(), meeting, queues, act)));
    for (int i = 0; i < CONSUMERS; i++) {
      tasks.add(stage.start(consuming.of(stage.teller(), meeting, queues)));
    }
    DemoStage.await(tasks);
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
