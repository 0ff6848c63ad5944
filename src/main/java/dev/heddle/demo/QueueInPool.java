package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.workload.Stage;
import dev.heddle.workload.Step;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Queues that travel inside tasks, which are given to a pool that runs already. */
final class QueueInPool implements Scene {

  private static final int ITEMS = 5;
  private static final long PAUSE_MILLIS = 60;

  /** Puts one number. */
  record Put(Narrator teller, Channel<Long> data, long item) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      teller.tell("put", "puts %s into the queue".formatted(item), Map.of("item", item));
      data.send(item, Narrator.LIMIT);
      data.leave();
      Thread.sleep(PAUSE_MILLIS);
      return true;
    }
  }

  /** Tells of the numbers that are doubled. */
  record Works() implements Telling {
    @Override
    public void takes(Narrator teller, long item) throws InterruptedException, TimeoutException {
      long result = Step.TIMES_2.apply(item);
      teller.tell(
          "work",
          "works on %s: %s".formatted(item, result),
          Map.of("item", item, "result", result));
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public int workers() {
    return 2;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Channel<Long> data = stage.channel(ITEMS);
    Channel<Long> results = stage.channel(ITEMS);
    stage.tell("open", "makes two queues; the workers are there already", Map.of());
    List<Put> producers = new ArrayList<>();
    for (long item = 1; item <= ITEMS; item++) {
      producers.add(new Put(stage.teller(), data, item));
    }
    stage.all(producers);
    data.close();
    stage.all(List.of(new Stage(Step.TIMES_2, stage.telling(data, new Works()), results)));
    for (@Nullable Long result = results.receive(Narrator.LIMIT);
        result != null;
        result = results.receive(Narrator.LIMIT)) {
      stage.tell("result", "has the result " + result, Map.of("result", result));
    }
  }

  @Override
  public String moral(Events events) {
    Events puts = events.of("put");
    List<Long> results = events.of("result").facts("result");
    // two producers may tell in one order and put in the other
    List<Long> right = puts.facts("item").stream().map(item -> 2 * item).sorted().toList();
    List<Long> got = results.stream().sorted().toList();
    return "Two queues went inside %s tasks to %s%s, and %s results came back, %s: %s."
        .formatted(
            puts.count() + 1,
            events.of("put", "work").who(),
            events.of("put", "work").processes().size() > 1 ? " that ran already" : "",
            results.size(),
            results,
            got.equals(right) ? "twice what was put" : "not twice what was put");
  }
}
