package dev.heddle.promise;

import dev.heddle.jvm.ProcessTree;
import dev.heddle.promise.FaultyTask.Place;
import dev.heddle.workload.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** What is promised of the others where a task does the worst. */
final class CrashTrials {

  private static final int BESIDE = 3;
  private static final int MANY = 20;
  private static final int STRIKES_AT = 5;

  private CrashTrials() {}

  /** What the parent looks after itself where this JVM ends with the task. */
  static final List<String> AT_MOST_ONCE = List.of("at-most-once", "at-most-once-all");

  static List<Trial> all() {
    List<Trial> all = new ArrayList<>();
    all.add(
        new Trial(
            AT_MOST_ONCE.getFirst(), PromiseWords.AT_MOST_ONCE, lab -> atMostOnce(lab, false)));
    all.add(
        new Trial(
            AT_MOST_ONCE.getLast(), PromiseWords.AT_MOST_ONCE_ALL, lab -> atMostOnce(lab, true)));
    for (TaskFault fault : TaskFault.values()) {
      for (Place place : Place.values()) {
        if (fault != TaskFault.STOP && (place != Place.ANSWER || inTheCaller(fault))) {
          all.add(
              new Trial(
                  fault.word() + "-" + place.word(),
                  PromiseWords.failsAlone(fault, place),
                  lab -> strike(lab, fault, place)));
        }
      }
    }
    all.add(new Trial("frozen", PromiseWords.FROZEN, CrashTrials::frozen));
    return all;
  }

  /** Whether the caller can outlive it: what ends its JVM ends it under every executor. */
  private static boolean inTheCaller(TaskFault fault) {
    return fault == TaskFault.ERROR || fault == TaskFault.STACK;
  }

  private static Sighting atMostOnce(Lab lab, boolean together) throws Exception {
    List<Callable<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      tasks.add(
          i == STRIKES_AT
              ? new FaultyTask(TaskFault.HALT, Place.RUNNING, lab.notes())
              : answering(lab, "task " + i, i));
    }
    List<Future<Object>> futures = new ArrayList<>();
    if (together) {
      futures.addAll(lab.within("invokeAll", () -> lab.executor().invokeAll(tasks)));
    } else {
      tasks.forEach(task -> futures.add(lab.submit(task)));
    }
    int failed = 0;
    for (Future<Object> future : futures) {
      Ending ending = lab.ending(future);
      Lab.require(!(ending instanceof Ending.None), lab.words(ending));
      failed += ending instanceof Ending.Failure ? 1 : 0;
    }
    int twice = lab.notes().twice();
    Lab.require(twice == 0, PromiseWords.ranTwice(twice));
    return Sighting.yes(PromiseWords.failed(failed, MANY));
  }

  /** As one whose answer is anything. */
  private static Callable<Object> answering(Lab lab, String name, int value) {
    return new AnyAnswer(lab.notes(), name, value);
  }

  /** TaskNotes its name and answers. */
  private record AnyAnswer(TaskNotes notes, String name, int value) implements Task<Object> {
    @Override
    public Object call() {
      notes.note(name);
      return value;
    }
  }

  private static Sighting strike(Lab lab, TaskFault fault, Place place) throws Exception {
    List<Future<Integer>> others = new ArrayList<>();
    for (int i = 0; i < BESIDE; i++) {
      others.add(lab.submit(lab.answering("before " + i, i)));
    }
    Future<Object> struck = lab.submit(new FaultyTask(fault, place, lab.notes()));
    for (int i = BESIDE; i < 2 * BESIDE; i++) {
      others.add(lab.submit(lab.answering("behind " + i, i)));
    }
    Ending ending = lab.ending(struck);
    Lab.require(!(ending instanceof Ending.None), lab.words(ending));
    boolean happened = lab.notes().processOf(FaultyTask.STRUCK).isPresent();
    Lab.require(
        !happened || ending instanceof Ending.Failure, PromiseWords.notFailed(lab.words(ending)));
    int lost = 0;
    String why = "";
    for (int i = 0; i < others.size(); i++) {
      Ending other = lab.ending(others.get(i));
      if (!other.answered(i)) {
        lost++;
        why = lab.words(other);
      }
    }
    Lab.require(lost == 0, PromiseWords.othersLost(lost, others.size(), why));
    int twice = lab.notes().twice();
    Lab.require(twice == 0, PromiseWords.ranTwice(twice));
    lab.requireUsable();
    return Sighting.yes(happened ? lab.words(ending) : PromiseWords.NO_SUCH_STEP);
  }

  private static Sighting frozen(Lab lab) throws Exception {
    Future<Object> frozen = lab.submit(new FaultyTask(TaskFault.STOP, Place.RUNNING, lab.notes()));
    long process = lab.begun(FaultyTask.STRUCK);
    try {
      Ending ending = lab.ending(frozen);
      if (!(ending instanceof Ending.None)) {
        lab.requireUsable();
        return Sighting.yes(lab.words(ending));
      }
      boolean _ = lab.within("cancel", () -> frozen.cancel(true));
      lab.requireUsable();
      return Sighting.partly(PromiseWords.cancelFrees(lab.limit().toMillis()));
    } finally {
      if (process != ProcessHandle.current().pid()) {
        ProcessHandle.of(process).ifPresent(ProcessTree::killAlone);
      }
    }
  }
}
