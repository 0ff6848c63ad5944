package dev.heddle.process;

import dev.heddle.process.Play.Role;
import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future.State;
import org.jspecify.annotations.Nullable;

/**
 * What must hold when a {@link Play} is over.
 *
 * @param script what was to happen
 * @param play what has
 */
record Finale(Script script, Play play) {

  void check() {
    List<String> faults = new ArrayList<>(play.violations());
    for (int id = 0; id < play.roles().size(); id++) {
      String fault = fault(id);
      if (fault != null) {
        faults.add("job " + id + " (" + script.acts().get(id) + ") " + fault);
      }
    }
    checkPool(faults);
    if (!faults.isEmpty()) {
      throw new AssertionError(faults + " in " + script);
    }
  }

  private void checkPool(List<String> faults) {
    try (Held _ = play.state().hold()) {
      for (WorkerSlot slot : play.state().slots()) {
        if (slot.permit().isTaken() || slot.permit().inHand() != null) {
          faults.add("the permit of a slot is not laid down");
        }
        if (slot.phase() != Phase.COLD || slot.isKept() || slot.worker() != null) {
          faults.add("a slot is left " + slot.phase() + (slot.isKept() ? ", kept" : ""));
        }
      }
      if (!play.state().tasks().isEmpty()) {
        faults.add("tasks wait for ever");
      }
    }
    for (MemoryWorker worker : play.workers()) {
      if (worker.isAlive() || worker.frees() != 1) {
        faults.add("a worker was freed " + worker.frees() + " times");
      }
    }
    PoolCounts counts = play.dispatcher().counts();
    long ended = play.roles().stream().filter(role -> role.task().isDone()).count();
    if (counts.done() + counts.failed() + counts.cancelled() != ended) {
      faults.add(ended + " ended, counted were " + counts);
    }
    if (play.ends() != 1) {
      faults.add("the pool ended " + play.ends() + " times");
    }
  }

  /** What is wrong with job {@code id}; null for nothing. */
  private @Nullable String fault(int id) {
    Role role = play.roles().get(id);
    int runs = role.runs().get();
    boolean done = role.task().isDone();
    boolean back = play.givenBack().contains(role.task());
    if (runs > 1) {
      return "ran " + runs + " times";
    }
    if (role.outcomes().get() != (done ? 1 : 0)) {
      return "ended " + role.outcomes() + " times";
    }
    if (!done) {
      return !back ? "is lost" : runs > 0 ? "ran and was given back" : null;
    }
    if (back && role.task().state() != State.CANCELLED) {
      return "was given back and ended as " + role.task().state();
    }
    return switch (role.task().state()) {
      case SUCCESS -> success(id, role.task().resultNow(), runs);
      case CANCELLED -> script.cancels(id) ? null : "was cancelled by nobody";
      case FAILED -> failure(id, role.task().exceptionNow(), runs);
      case RUNNING -> throw new AssertionError();
    };
  }

  private @Nullable String success(int id, @Nullable Object result, int runs) {
    Object right = script.acts().get(id) == Act.RETURN ? id : new Job.Done(id);
    return runs == 1 && right.equals(result) ? null : "gave " + result + " in " + runs + " runs";
  }

  private @Nullable String failure(int id, Throwable why, int runs) {
    Act act = script.acts().get(id);
    boolean right =
        switch (why) {
          case WorkerStartException _ ->
              runs == 0 && (script.failingStarts() == Script.ALL_STARTS || script.stop());
          case DeadlineException _ -> !script.limit(id).isZero();
          case TransferException _ -> runs == 1 && (act == Act.FAIL || act == Act.HEED);
          case WorkerCrashedException _ -> mayCrash(act, runs);
          default -> false;
        };
    return right ? null : "failed in " + runs + " runs: " + why;
  }

  /** Whether a worker may have been ended that had started such a task, or was about to. */
  private boolean mayCrash(Act act, int runs) {
    return switch (act) {
      case CRASH_BEFORE -> runs == 0;
      case CRASH, BABBLE -> runs == 1;
      default ->
          runs == 1
              && (script.stop()
                  || script.acts().contains(Act.BABBLE)
                  || script.does(Script.What.KILL)
                  // it may have been at it still when that was answered
                  || act == Act.HEED
                  || act == Act.HANG);
    };
  }
}
