package dev.heddle.promise;

import dev.heddle.promise.TrialTasks.Holds;
import dev.heddle.workload.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is promised of tasks that are not wanted any more. */
final class CancelTrials {

  private static final String GATE = "gate";
  private static final String OTHER_GATE = "other-gate";
  private static final String HELD = "held";
  private static final String VICTIM = "victim";
  private static final long SHORT_MILLIS = 500;

  private CancelTrials() {}

  static List<Trial> all() {
    return List.of(
        new Trial("cancel-waiting", PromiseWords.CANCEL_WAITING, CancelTrials::waiting),
        new Trial("cancel-running", PromiseWords.CANCEL_RUNNING, lab -> running(lab, false)),
        new Trial("cancel-deaf", PromiseWords.CANCEL_DEAF, lab -> running(lab, true)),
        new Trial("time-limits", PromiseWords.TIME_LIMITS, CancelTrials::limits));
  }

  private static Sighting waiting(Lab lab) throws Exception {
    List<Future<Integer>> held = new ArrayList<>();
    for (int i = 0; i < lab.workers(); i++) {
      held.add(lab.submit(lab.holding(HELD + i, GATE)));
    }
    for (int i = 0; i < lab.workers(); i++) {
      long _ = lab.begun(HELD + i);
    }
    Future<Integer> victim = lab.submit(lab.holding(VICTIM, OTHER_GATE));
    boolean cancelled = lab.within("cancel", () -> victim.cancel(false));
    boolean waited = lab.notes().processOf(VICTIM).isEmpty();
    lab.open(GATE);
    for (Future<Integer> each : held) {
      lab.requireAnswer(each, 1);
    }
    lab.open(OTHER_GATE);
    lab.requireUsable();
    if (!waited) {
      return Sighting.yes(PromiseWords.NOTHING_WAITS);
    }
    Lab.require(cancelled && victim.isCancelled(), PromiseWords.NOT_CANCELLED);
    if (lab.notes().processOf(VICTIM).isPresent()) {
      return unbounded(lab)
          ? Sighting.yes(PromiseWords.NOTHING_WAITS)
          : Sighting.no(PromiseWords.RAN);
    }
    return Sighting.yes("");
  }

  /** Whether more tasks run at once than there are workers. */
  private static boolean unbounded(Lab lab) throws Exception {
    List<Future<Integer>> held = new ArrayList<>();
    int tasks = lab.workers() + 1;
    for (int i = 0; i < tasks; i++) {
      held.add(lab.submit(lab.holding("bound " + i, "bound")));
    }
    long end = System.nanoTime() + SHORT_MILLIS * 1_000_000;
    boolean all =
        lab.until(() ->
            System.nanoTime() > end || lab.notes().processOf("bound " + (tasks - 1)).isPresent());
    boolean together = all && lab.notes().processOf("bound " + (tasks - 1)).isPresent();
    lab.open("bound");
    for (Future<Integer> each : held) {
      Ending _ = lab.ending(each);
    }
    return together;
  }

  private static Sighting running(Lab lab, boolean deaf) throws Exception {
    Future<Integer> held = lab.submit(deaf ? lab.deaf(HELD, GATE) : lab.holding(HELD, GATE));
    long _ = lab.begun(HELD);
    boolean _ = lab.within("cancel", () -> held.cancel(true));
    Lab.require(held.isDone() && held.isCancelled(), PromiseWords.NOT_CANCELLED);
    boolean ended = lab.until(() -> !EndTrials.goesOn(lab, HELD));
    boolean heard = Holds.interrupted(lab.notes(), HELD);
    lab.open(GATE);
    Lab.require(ended, PromiseWords.GOES_ON);
    lab.requireUsable();
    return Sighting.yes(heard ? PromiseWords.INTERRUPTED : PromiseWords.PROCESS_KILLED);
  }

  private static Sighting limits(Lab lab) throws Exception {
    List<Task<Integer>> tasks = List.of(lab.answering("quick", 1), lab.holding(HELD, GATE));
    List<Future<Integer>> futures =
        lab.within(
            "invokeAll",
            () -> lab.executor().invokeAll(tasks, 2 * SHORT_MILLIS, TimeUnit.MILLISECONDS));
    Lab.require(futures.stream().allMatch(Future::isDone), PromiseWords.NOT_DONE);
    lab.requireAnswer(futures.getFirst(), 1);
    Lab.require(futures.getLast().isCancelled(), PromiseWords.NOT_CANCELLED);
    List<Task<Integer>> one = List.of(lab.holding(HELD + 1, GATE));
    try {
      Integer answer =
          lab.within(
              "invokeAny",
              () -> lab.executor().invokeAny(one, SHORT_MILLIS, TimeUnit.MILLISECONDS));
      throw new NotKeptException(PromiseWords.notFailed(String.valueOf(answer)));
    } catch (TimeoutException e) {
      lab.open(GATE);
      return Sighting.yes("");
    }
  }
}
