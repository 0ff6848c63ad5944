package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.shared.SharedCounter;
import dev.heddle.workload.Consumer;
import dev.heddle.workload.Delivery;
import dev.heddle.workload.Producer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** One puts numbers into a queue, another takes them out. */
final class InOrder implements Scene {

  private static final int ITEMS = 5;
  private static final long PAUSE_MILLIS = 100;

  /** Tells of numbers that are put, and of the end of the queue. */
  record Puts() implements Telling {
    @Override
    public void sends(Narrator teller, long item) throws InterruptedException, TimeoutException {
      teller.tell("put", "puts " + item, Map.of("item", item));
    }

    @Override
    public void sent() throws InterruptedException {
      Thread.sleep(PAUSE_MILLIS);
    }

    @Override
    public void closes(Narrator teller) throws InterruptedException, TimeoutException {
      teller.tell("close", "ends the queue", Map.of());
    }
  }

  /** Tells of numbers that are taken, and of the end of the queue. */
  record Takes() implements Telling {
    @Override
    public void takes(Narrator teller, long item) throws InterruptedException, TimeoutException {
      teller.tell("take", "takes " + item, Map.of("item", item));
    }

    @Override
    public void ends(Narrator teller) throws InterruptedException, TimeoutException {
      teller.tell("end", "sees the end", Map.of());
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
    Delivery delivery = new Delivery(1, 1, ITEMS);
    SharedCounter active = stage.sharing().counter(1);
    stage.together(
        List.of(
            new Producer(0, ITEMS, stage.telling(queue, new Puts()), active),
            new Consumer(delivery, stage.telling(queue, new Takes()))));
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
