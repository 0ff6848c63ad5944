package dev.heddle.process;

import dev.heddle.jvm.HiddenFlags;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All that a pool says to people, in one place: what is wrong, why, and what to do. Texts that say
 * "worker 123" are followed by how it ended, as {@link KillReason} and {@link ExitStatus} put it.
 */
final class PoolWords {

  static final String SHUT_DOWN = "the pool is shut down: it takes no more tasks";

  static final String STOPPED_BEFORE_THE_TASK =
      "the pool was shut down before the task could start";

  static final String STOPPED = "the pool was shut down";

  static final String JVM_ENDS = "no pool can be opened: this JVM is ending";

  static final String NOBODY_STARTS = "interrupted while workers started";

  static final String NO_TASKS = "no tasks: nothing to wait for; give one or more";

  static final String NO_SUCCESS =
      "no task succeeded in time; give them longer, or look at what they wait for";

  private static final String CANNOT_START = "worker cannot be started: ";

  private PoolWords() {}

  // what a pool is asked for

  static String outOfRange(String option, Object value, String advice) {
    return option + ": " + value + " is out of range; " + advice;
  }

  static final String ONLY_JVMS_OF_THEIR_OWN =
      "give 1, or omit initializer, spares, and all that replaces single workers";

  static String multipleOf(int threads) {
    return "give a multiple of " + threads + ", the threads of a JVM";
  }

  static String unknownTransport(String id, List<String> known) {
    return "transport '%s': unknown; write one of %s".formatted(id, String.join(", ", known));
  }

  static String queueIsFull(int bound) {
    return "the pool's queue is full: " + bound + " tasks wait; submit more later";
  }

  static String isWithAPool(String task) {
    return task + " is a task that a pool has still, or had; submit the task itself";
  }

  static String cannotBeMoved(String task, Throwable why) {
    return task + " cannot be read: " + firstLine(why) + "; submit the task itself";
  }

  static String runsElsewhere(String task) {
    return task + " runs in a worker of its pool; here it can run when shutdownNow gave it back";
  }

  // what cannot cross

  static String taskCannotBeSent(Class<?> type) {
    return "the task " + type.getName() + " cannot be sent";
  }

  static String resultCannotBeRead(Class<?> type) {
    return "the result of " + type.getName() + " cannot be read";
  }

  static String resultIsStillRead(String task) {
    return "the result of "
        + task
        + " cannot be read: its own code was still at it when its pool was done; look at"
        + " readObject";
  }

  static String initializerCannotBeSent(Class<?> type) {
    return "the pool's initializer " + type.getName() + " cannot be sent";
  }

  // how workers start

  static String cannotStart(String why) {
    return CANNOT_START + why;
  }

  /** For want of what a worker needs before it is a process; its files are in {@code folder}. */
  static String cannotStartIn(Path folder, String why) {
    String place = why.contains(folder.toString()) ? "" : folder + ": ";
    return CANNOT_START + place + withAdvice(why);
  }

  /** The JDK says on many further lines what may be wrong with itself, which it seldom is. */
  private static String withAdvice(String why) {
    String first = firstLine(why);
    if (why.contains("Too many open files")) {
      return first + "; raise its limit of open files (ulimit -n), or let it have fewer open";
    }
    if (why.contains("; ")) {
      return first;
    }
    if (why.contains("No space left")) {
      return first + "; free some there";
    }
    return first
        + "; check the flags of the workers, and the memory and the processes that are left";
  }

  private static String firstLine(Object words) {
    return words.toString().lines().findFirst().orElse("").strip();
  }

  static String jarChanged(Path jar) {
    return CANNOT_START
        + jar
        + " is another file than when the pool was opened, so that the worker would not run the"
        + " code of this program; start the program anew";
  }

  static String nobodyReads(Throwable why) {
    return "no thread can be started to read what it prints: "
        + firstLine(why)
        + "; check the memory and the processes that are left (ulimit -u)";
  }

  static String cannotBeReached(String why) {
    return "worker cannot be reached: " + withAdvice(why);
  }

  static String didNotStart(long pid, String how, String printed) {
    return "worker "
        + pid
        + " did not start: it "
        + how
        + printed
        + "\ncheck the flags and the class path of the workers, and the memory that is left";
  }

  /**
   * Of a JVM that does not begin.
   *
   * @param flags those of them that it might mean; may be empty
   */
  static String flagsRefused(long pid, String how, String flags, String why) {
    return "worker "
        + pid
        + " did not start: it "
        + how
        + ", since its JVM refuses "
        + (flags.isEmpty() ? "to begin" : flags)
        + ": "
        + why
        + "; correct the flags of the workers"
        + HiddenFlags.variable(System.getenv())
            .map(variable -> ", or unset " + variable + ", whose flags they have too")
            .orElse("");
  }

  static String tookLonger(Duration limit) {
    return "took longer than " + limit.toMillis() + " ms";
  }

  static String initializerEnded(long pid, String how, String printed) {
    return "the pool's initializer did not end well in worker "
        + pid
        + ": it "
        + how
        + "; look at what it calls"
        + printed;
  }

  static String initializerFailed(long pid, Throwable why) {
    return "the pool's initializer failed in worker "
        + pid
        + ": "
        + firstLine(why)
        + "; mend it, or open the pool without one";
  }

  static String tooManyInVain(int most, long last, String how, String printed) {
    return "the pool stops starting workers: "
        + most
        + " one after the other ended before they had begun a task; the last one, worker "
        + last
        + ", "
        + how
        + "; check the flags and the class path of the workers, and the memory that is left"
        + printed;
  }

  // how tasks and workers end

  static String crashed(long pid, String how, String task, String printed) {
    return "worker " + pid + " " + how + " while it had " + task + printed;
  }

  /** A task that was with a worker which is one of several threads of a JVM. */
  static String amongOthers(String task, int threads) {
    return "%s, one of up to %s at once, all of which failed".formatted(task, threads);
  }

  static final String ENDED_FOR_ANOTHER = "was ended because of a task of another thread";

  static String broken(String why) {
    return "was ended (" + why + ")";
  }

  static String ranTooLong(String task, Duration limit, long pid, String threads) {
    return task
        + " ran for longer"
        + allowed(limit)
        + "; its worker "
        + pid
        + " was killed"
        + (threads.isEmpty() ? "" : "; what its threads were at:\n" + threads);
  }

  static String endedWhenInterrupted(String task, Duration limit, long pid) {
    return task
        + " ran for longer"
        + allowed(limit)
        + "; it ended when it was interrupted, and its worker "
        + pid
        + " lives";
  }

  static String isReadTooLong(String task, Duration limit) {
    return task
        + " is done, but its answer takes longer"
        + allowed(limit)
        + " to be read; look at the readObject of its class";
  }

  static String waitedTooLong(String task, Duration limit) {
    return task + " waited for a worker for longer" + allowed(limit) + "; it was not started";
  }

  private static String allowed(Duration limit) {
    return " than the " + limit.toMillis() + " ms that the pool allows";
  }

  static String noSignOfLife(long pid, Duration time, String task, boolean killed) {
    return "heddle: worker "
        + pid
        + " has given no sign of life for "
        + time.toMillis()
        + " ms; it has "
        + task
        + (killed ? " and is killed" : "; look whether it is stopped, swaps or collects garbage");
  }

  static String doesNotEnd(long seconds) {
    return "the pool does not end: a worker that was killed is still there after "
        + seconds
        + " s; look what the system says of it";
  }

  static String dropped(long tasks) {
    return "heddle: "
        + (tasks == 1 ? "1 task of a process pool was" : tasks + " tasks of a process pool were")
        + " dropped: the program ended before they were done; close the pool, or call"
        + " shutdown() and let main return";
  }
}
