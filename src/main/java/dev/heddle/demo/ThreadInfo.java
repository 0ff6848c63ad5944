package dev.heddle.demo;

import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What is your name? */
final class ThreadInfo implements Scene {

  private static final int TASKS = 3;

  /** Tells of its thread. */
  record Introduce(Narrator teller) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      Thread self = Thread.currentThread();
      teller.tell(
          "task",
          "a task runs in thread number %s, a %s thread"
              .formatted(self.threadId(), self.isVirtual() ? "virtual" : "platform"),
          Map.of("thread", self.threadId(), "virtual", self.isVirtual() ? 1L : 0L));
      return true;
    }
  }

  @Override
  public int workers() {
    return TASKS;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Thread self = Thread.currentThread();
    stage.tell(
        "demo",
        "the demo runs in thread number %s".formatted(self.threadId()),
        Map.of("thread", self.threadId()));
    stage.together(Collections.nCopies(TASKS, new Introduce(stage.teller())));
  }

  @Override
  public String moral(Events events) {
    Events tasks = events.of("task");
    String names =
        tasks.all().stream().map(Event::thread).distinct().collect(Collectors.joining(", "));
    boolean alone = tasks.threads() == 1;
    return "%s tasks ran in %s, named %s: %s."
        .formatted(
            tasks.count(),
            tasks.who(),
            names,
            tasks.processes().size() > 1
                ? "each process numbers and names its threads for itself"
                : alone ? "the caller's own, one after the other" : "one process has many threads");
  }
}
