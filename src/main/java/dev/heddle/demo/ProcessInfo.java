package dev.heddle.demo;

import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Who are you, and who started you? */
final class ProcessInfo implements Scene {

  private static final int TASKS = 2;

  /** Tells the ids of its process and of that one's parent. */
  record Introduce(Narrator teller) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      introduce(teller, "task", "a task runs in");
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
    introduce(stage.teller(), "demo", "the demo is");
    stage.together(Collections.nCopies(TASKS, new Introduce(stage.teller())));
  }

  private static void introduce(Narrator teller, String act, String who)
      throws InterruptedException, TimeoutException {
    ProcessHandle self = ProcessHandle.current();
    long parent = self.parent().map(ProcessHandle::pid).orElse(0L);
    teller.tell(
        act,
        "%s process %s, child of %s".formatted(who, self.pid(), parent),
        Map.of("parent", parent));
  }

  @Override
  public String moral(Events events) {
    long demo = events.of("demo").only().pid();
    Events tasks = events.of("task");
    List<Long> others = tasks.processes().stream().filter(pid -> pid != demo).toList();
    if (others.isEmpty()) {
      return "%s tasks ran in process %s, the demo's own: threads share the id, and the memory, of their process."
          .formatted(tasks.count(), demo);
    }
    boolean children = tasks.facts("parent").stream().allMatch(parent -> parent == demo);
    return "%s tasks ran in %s processes beside the demo's, %s%s."
        .formatted(
            tasks.count(),
            others.size(),
            others.stream().map(String::valueOf).collect(Collectors.joining(" and ")),
            children ? ", each a child of " + demo : "");
  }
}
