package dev.heddle.process;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The answers of a pool that are being read by code of their own classes, so that none is read for
 * ever: a thread in such code cannot be ended, but it can be left behind.
 */
final class ResultDecodings {

  private final Set<ResultDecoding> now = ConcurrentHashMap.newKeySet();

  /**
   * Notes that the calling thread reads an answer now.
   *
   * @param whenLeft called if that thread is given up, which then has nothing more to do here
   */
  ResultDecoding begin(RemoteTask<?> task, long pid, Runnable whenLeft) {
    ResultDecoding begun = new ResultDecoding(task, pid, whenLeft);
    now.add(begun);
    return begun;
  }

  /** Notes that the calling thread has read it; false if it has been given up meanwhile. */
  boolean end(ResultDecoding done) {
    now.remove(done);
    return done.end();
  }

  /**
   * Fails the tasks whose answers take longer than the limit of each to be read; gives how long to
   * wait at least until the next one may, in ns.
   */
  long giveUpLate() {
    giveUp(reading -> reading.nanosLeft() <= 0)
        .forEach(reading -> {
          // before its thread is told, which would fail the task for another reason
          RemoteTask<?> task = reading.task();
          task.fail(DeadlineException.reading(task.name(), reading.pid(), task.limit()));
          reading.leave();
        });
    long patience = Long.MAX_VALUE;
    for (ResultDecoding reading : now) {
      patience = Math.min(patience, reading.nanosLeft());
    }
    return Math.max(patience, 1);
  }

  /** The same for a cancelled task. */
  void giveUp(RemoteTask<?> cancelled) {
    giveUp(reading -> reading.task() == cancelled).forEach(ResultDecoding::leave);
  }

  /** No future waits for ever: fails all tasks whose answers are still being read. */
  void giveUpAll() {
    giveUp(reading -> true).forEach(reading -> reading.task().fail(stillAtIt(reading.task())));
  }

  private static TransferException stillAtIt(RemoteTask<?> task) {
    return new TransferException(PoolWords.resultIsStillRead(task.name()), null);
  }

  private List<ResultDecoding> giveUp(Predicate<ResultDecoding> which) {
    List<ResultDecoding> given = now.stream().filter(which).filter(ResultDecoding::end).toList();
    now.removeAll(given);
    return given;
  }
}
