package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One puts numbers into a queue, another takes them out. */
final class InOrder implements Scene {

  private static final int ITEMS = 5;
  private static final long PAUSE_MILLIS = 100;

  /** Puts numbers, and ends the queue. */
  record Producer(Narrator teller, Barrier meeting, Channel<Long> queue) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      meeting.meet();
      for (long item = 0; item < ITEMS; item++) {
        teller.tell("put", "puts " + item, Map.of("item", item));
        queue.send(item, Narrator.LIMIT);
        Thread.sleep(PAUSE_MILLIS);
      }
      teller.tell("close", "ends the queue", Map.of());
      queue.close();
      return true;
    }
  }

  /** Takes numbers until the queue ends. */
  record Consumer(Narrator teller, Barrier meeting, Channel<Long> queue) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      meeting.meet();
      for (@Nullable Long item = next(); item != null; item = next()) {
        teller.tell("take", "takes " + item, Map.of("item", item));
      }
      teller.tell("end", "sees the end", Map.of());
      return true;
    }

    private @Nullable Long next() throws InterruptedException, TimeoutException {
      return queue.receive(Narrator.LIMIT);
    }
  }

  @Override
  public int workers() {
    return 2;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Channel<Long> queue = stage.channel(ITEMS);
    Barrier meeting = stage.meeting(2);
    Future<Boolean> producer = stage.start(new Producer(stage.teller(), meeting, queue));
    Future<Boolean> consumer = stage.start(new Consumer(stage.teller(), meeting, queue));
    DemoStage.await(List.of(producer, consumer));
  }

  @Override
  public String moral(Events events) {
    Events puts = events.of("put");
    Events takes = events.of("take");
    long longest = 0;
    for (Event take : takes.all()) {
      Event put = puts.with("item", take.fact("item")).only();
      longest = Math.max(longest, take.at() - put.at());
    }
    return "%s of %s numbers went from %s, %s, each within %s."
        .formatted(
            takes.count(),
            puts.count(),
            way(puts.all().getFirst(), takes.all().getFirst()),
            puts.facts("item").equals(takes.facts("item"))
                ? "in the order in which they were put"
                : "but in another order",
            Events.millis(longest));
  }

  private static String way(Event put, Event take) {
    if (put.pid() != take.pid()) {
      return "process %s to process %s".formatted(put.pid(), take.pid());
    }
    return put.threadId() == take.threadId()
        ? "thread %s to itself, as there is no other".formatted(put.thread())
        : "thread %s to thread %s of one process".formatted(put.thread(), take.thread());
  }
}
