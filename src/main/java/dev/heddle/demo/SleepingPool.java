package dev.heddle.demo;

import dev.heddle.workload.Sleeper;
import dev.heddle.workload.Sleepers;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Five tasks that sleep, for three workers. */
final class SleepingPool implements Scene {

  private static final int TASKS = 5;
  private static final int WORKERS = 3;
  private static final long SLEEP_MILLIS = 400;

  /** Tells when a sleeper begins and when it has slept. */
  record ToldSleep(Narrator teller, Sleeper sleeper) implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      int number = sleeper.number();
      long from = teller.now();
      teller.tell("begin", "begins task " + number, Map.of("task", (long) number));
      int result = sleeper.call();
      teller.tellSince(
          from,
          "finish",
          "finishes task " + number,
          Map.of("task", (long) number, "result", (long) result));
      return result;
    }
  }

  @Override
  public int workers() {
    return WORKERS;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Sleepers sleepers = new Sleepers(TASKS, Duration.ofMillis(SLEEP_MILLIS));
    List<Integer> results =
        stage.all(
            sleepers.sleepers().stream()
                .map(sleeper -> new ToldSleep(stage.teller(), sleeper))
                .toList());
    for (int i = 0; i < results.size(); i++) {
      stage.tell(
          "result",
          "has the result of task %s: %s".formatted(i, results.get(i)),
          Map.of("task", (long) i, "result", (long) results.get(i)));
    }
  }

  @Override
  public String moral(Events events) {
    Events tasks = events.of("finish");
    int most = tasks.mostAtOnce();
    return "%s tasks that sleep %s ms took %s on %s: at most %s at once, so %s rounds; they finished in the order %s, and their results came in the order of their numbers, %s."
        .formatted(
            tasks.count(),
            SLEEP_MILLIS,
            Events.millis(tasks.elapsed()),
            tasks.who(),
            most,
            Math.ceilDiv(tasks.count(), most),
            tasks.facts("task"),
            events.of("result").facts("result"));
  }
}
