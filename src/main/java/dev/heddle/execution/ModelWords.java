package dev.heddle.execution;

import java.util.Set;

/**
 * All that models say to people, in one place: what is wrong with how one is written, asked for or
 * provided, and how their workers are described. What a model and its options are for stands with
 * each of them.
 */
final class ModelWords {

  private ModelWords() {}

  // how models are written

  static final String NOT_CLOSED = "its options do not end in one ]";

  static final String WAIT_IS_POINTLESS = "wait is for transport=shared-memory";

  static String malformed(String given, String why, String name) {
    return "model '%s': %s; write %s[option=value,option=value]".formatted(given, why, name);
  }

  static String setsNothing(String setting) {
    return "'" + setting + "' sets nothing";
  }

  static String isSetTwice(String option) {
    return option + " is set twice";
  }

  static String noSize(String text) {
    return "size '" + text + "': not a size; write 16KiB or 1MiB";
  }

  static String negativeSize(long bytes) {
    return "size " + bytes + ": not 0 or more";
  }

  static String payloadOutOfRange(ByteSize limit, ByteSize least, ByteSize most) {
    return "payload-limit %s: out of range; write %s to %s".formatted(limit, least, most);
  }

  static String threadsOutOfRange(int threads, int most) {
    return "threads %s: out of range; write 1 to %s".formatted(threads, most);
  }

  static String noThreads(String text, int most) {
    return "threads '%s': not a number; write 1 to %s".formatted(text, most);
  }

  static String sparesOutOfRange(int spares, int most) {
    return "spare %s: out of range; write 0 to %s".formatted(spares, most);
  }

  static String noSpares(String text, int most) {
    return "spare '%s': not a number; write 0 to %s".formatted(text, most);
  }

  static final String SPARES_HAVE_ONE_THREAD =
      "spare: stands in for a JVM of one thread, not of several; omit one of spare and threads";

  static String notDivisible(String model, int workers, int threads) {
    return "%s: %s workers are not a whole number of JVMs of %s threads; write a multiple of %3$s"
        .formatted(model, workers, threads);
  }

  static String partTooSmall(int processes, long mebibytes, int least) {
    return "heap=shared-out: %s JVMs would have %s MiB of heap each, and need %s; take fewer, or"
            .formatted(processes, mebibytes, least)
        + " --jvm-args=-Xmx4g";
  }

  static String workersOutOfRange(int workers, int most) {
    return "workers %s: out of range; write 1 to %s".formatted(workers, most);
  }

  // models of other jars, which are called by their class and its jar

  static final String SOME_JAR = "a jar on the class path";

  static final String GIVES_NONE = "it gives none";

  private static final String MEND = "; mend its jar, or take it off the class path";

  static String cannotBeHad(String who, String why) {
    return "model of " + who + ": " + why + MEND;
  }

  static String isNotFit(String who, String whatAndWhatToDo) {
    return "model of " + who + ": " + whatAndWhatToDo;
  }

  static String nameIsTaken(String name, String who, String other) {
    return "model '%s' of %s: the name is taken by %s; rename it, or take its jar off the class path"
        .formatted(name, who, other.isEmpty() ? "one of Heddle's own" : other);
  }

  static String badName(String name) {
    return "is called '" + name + "'; name it in lower-case letters, digits and hyphens";
  }

  static final String NO_DESCRIPTION = "has no description of one line; write one";

  static String notUsual(String id) {
    return "is '" + id + "' where nothing is set; give it its usual options";
  }

  static String traitMissing(Set<Trait> traits, Trait missing) {
    return "has traits " + traits + " without " + missing + "; add that";
  }

  static String cannotBeSet(String model, String option, String value, Throwable why) {
    return "model %s: does not take %s=%s (%s); mend its jar".formatted(model, option, value, why);
  }

  // how tasks are refused, and workers do not end

  static final String SHUT_DOWN = "the executor is shut down";

  static final String INTERRUPTED = "interrupted while waiting for a worker";

  static String stillBusy(long seconds) {
    return "workers: still busy %s s after they were told to end; give the task a time limit"
        .formatted(seconds);
  }

  // how workers were started

  static final String CALLER_IN_A_LOOP = "the caller's thread, in a loop without an executor";

  static final String CALLER_OF_AN_EXECUTOR = "the caller's thread, through an executor";

  static final String CALLER_AT_A_COUNTER = "the caller's thread, which takes tasks from a counter";

  static final String OTHERS_AT_A_COUNTER =
      "few that take tasks from the same counter, beside one that rests";

  static final String FIXED_POOL = "a fixed pool";

  static final String FORK_JOIN_POOL = "a ForkJoinPool";

  static String inPool(String pool) {
    return "in " + pool;
  }

  static String threadPerTask(String atOnce) {
    return "a new thread per task, " + atOnce + " at once";
  }

  static String jvmPerTask(int workers, String share, String startedFrom) {
    return "a new JVM per task, %s at once: %s".formatted(workers, share) + from(startedFrom);
  }

  static String jvmThatStays(String share, Object startedFrom) {
    return "a JVM that stays: " + share + from(startedFrom.toString());
  }

  static String threadOfOne(int threads, String jvm) {
    return "one of %s threads of %s".formatted(threads, jvm);
  }

  private static String from(String startedFrom) {
    return startedFrom.isEmpty() ? "" : "; started from " + startedFrom;
  }

  static String share(ByteSize heap, int processors, boolean ownCollector, String flags) {
    return "heap %s, %s %s, %s"
            .formatted(
                heap,
                processors,
                processors == 1 ? "processor" : "processors",
                ownCollector ? "collector as in its flags" : "serial collector")
        + (flags.isEmpty() ? "" : ", then " + flags);
  }
}
