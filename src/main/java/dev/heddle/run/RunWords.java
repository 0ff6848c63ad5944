package dev.heddle.run;

import dev.heddle.jvm.Failures;
import dev.heddle.result.Peer;
import dev.heddle.result.RunInfo.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run says to people, in one place: what is wrong, why, and what to do. What is said of
 * builds is in {@link BuildWords}, of forks that fail in {@link ForkWords}, and what an error of
 * input or output means in {@link Failures}.
 */
final class RunWords {

  private static final String NAME_A_JAVA = "; give the path of a JDK's java";

  private RunWords() {}

  // what is to be measured

  static String noParameter(String option, String param, String where, boolean left, String todo) {
    return "%s: no parameter '%s' in %s%s; %s"
        .formatted(option, param, where, left ? ", left out" : "", todo);
  }

  static final String OMIT = "omit the option to measure them";

  static String chooseBy(String param, String where) {
    return "choose by -p %s=…, which takes its place in %s".formatted(param, where);
  }

  static String noWholeNumber(String param, String value, long most, String meant) {
    return "-p %s=%s: is not a whole number from 1 to %s; write %s=%s"
        .formatted(param, value, most, param, meant);
  }

  static String noRowLeft(List<String> why) {
    return "no row is left: "
        + String.join("; ", why)
        + "; take another value, another model, or more workers";
  }

  static String doNotWait(String workers, String benchmark) {
    return "workers %s: the tasks of %s do not wait for each other; write a number"
        .formatted(workers, benchmark);
  }

  static String noRange(String word) {
    return "workers '" + word + "': is no range; write the smaller number first, as in 2..8";
  }

  static String tooManyNumbers(String word, int numbers, int most) {
    return "workers '%s': are %s numbers; write at most %s, or powers"
        .formatted(word, numbers, most);
  }

  static String limitTooShort(String limit, String needed) {
    return "--timeout %s: a fork's warm-up and iterations take %s; allow more, or ask for fewer"
        .formatted(limit, needed);
  }

  static String limitTooLong(String limit, String fork) {
    return "--limit %s: a command may not take as long as its fork, which ends after --timeout %s; write a shorter --limit, or a longer --timeout"
        .formatted(limit, fork);
  }

  // a task of one's own

  static String taskEndedItsJvm(String task, int code) {
    return "--task %s: ended the JVM that looked at it, with code %s; a class that is made, and no more, must not"
        .formatted(task, code);
  }

  static String taskNotLookedAt(String task, IOException why) {
    return "--task "
        + task
        + ": cannot be looked at: "
        + Failures.words(why)
        + "; make it load faster";
  }

  static String putBack(Exception why) {
    return why.getMessage() + "; put it back, or begin a new run";
  }

  static String printsMoreThanIsKept(long bytes) {
    return "printed more than %s MiB; the rest is in no log".formatted(bytes >> 20);
  }

  static String taskEndedTheFork(String word) {
    return "task " + word + ": it, or what it calls, ended the JVM; a task returns";
  }

  static String taskChanged(String classPath) {
    return classPath + ": is not what it was when the run was planned; begin a new run";
  }

  static String inputsChanged(String file) {
    return "--inputs " + file + ": is not what it was when the run was planned; begin a new run";
  }

  // what forks run on

  static final String FORKS = "forks need";

  static String benchmarksOf(String jar) {
    return "the benchmarks of " + jar + " need";
  }

  static String refusesFlags(Path java, String said, String option) {
    return java + ": does not start with these flags: " + said + "; correct " + option;
  }

  static String isFolder(Path java) {
    return java + ": is a folder" + NAME_A_JAVA + ", such as " + java.resolve("bin/java");
  }

  static String cannotStart(Path java, String why) {
    return java + ": cannot be started: " + why + NAME_A_JAVA;
  }

  static String isNoJava(Path java) {
    return java + ": is no java" + NAME_A_JAVA;
  }

  static String tooOld(Path java, String feature, String forWhom, int oldest) {
    return java
        + ": is Java "
        + feature
        + ", and "
        + forWhom
        + " "
        + oldest
        + " or later; give the path of a newer JDK's java";
  }

  static String noThinJar(Path place) {
    return "the installation is incomplete: no heddle-thin.jar beside "
        + place
        + "; build it with 'mvn package' and keep both jars together";
  }

  static String equalsInPath(Path folder, @Nullable Path temporary) {
    return "%s: forks cannot have an agent with '=' in its path, nor in %s; name another --out"
        .formatted(folder, temporary);
  }

  // runs that may not begin, or not go on

  static String anotherRun(String file, String whose) {
    return "another run is going on: "
        + file
        + " is locked by "
        + whose
        + "; two at once would measure each other, wait until it ends";
  }

  static String process(long pid) {
    return "process " + pid;
  }

  static String cacheIsMade(String by) {
    return "a cache of classes is being made by "
        + by
        + ": that would be measured too; wait until it ends, or end it";
  }

  static String orWith(String option) {
    return ", by hand or with " + option;
  }

  static final String ANOTHER_PROCESS = "another process";

  static String noLock(Path file, IOException why) {
    return file + ": JMH's lock cannot be taken: " + Failures.words(why) + "; make it writable";
  }

  static String cannotGoOn(Path run, IOException why) {
    return run + ": cannot go on: " + Failures.words(why) + "; mend that, or begin a new run";
  }

  static String cannotBegin(Path run, IOException why) {
    return run
        + ": cannot be written: "
        + Failures.words(why)
        + "; make it writable, or begin a new run";
  }

  static String cannotWrite(Path run, IOException why) {
    return run + ": cannot be written: " + Failures.words(why) + "; name another folder with --out";
  }

  static String noSpace(String why, Path temporary) {
    return why + " among the temporary files (" + temporary + ")";
  }

  static String different(Path run, String what, String then, String now) {
    return "%s: was measured with another %s: %s, not %s; begin a new run"
        .formatted(run, what, then, now);
  }

  static String peerGone(Peer peer, String why) {
    return "%s (%s): %s%sbegin a new run"
        .formatted(peer.label(), peer.program(), why, why.contains("; ") ? ", or " : "; ");
  }

  // why a row cannot be measured once more, after its name

  static final String HAD_SECRETS = "its options held secrets, which were not written down";

  static final String NOT_PLANNED = "its plan does not have this row";

  static final String NOT_FORKED = "it was measured without a fork of its own";

  static String jarChanged(Path jar) {
    return jar + " is not the jar any more that it measured";
  }

  static String noSuchBenchmark(Path jar) {
    return jar + " has no such benchmark (method, mode, parameters)";
  }

  static String javaChanged(String java, String now, @Nullable String then) {
    return java + " is " + now + " now, and was " + (then == null ? "not there" : then) + " then";
  }

  static String otherJava(String then, Path java, String now) {
    return "it was measured on Java " + then + ", and " + java + " is " + now;
  }

  static String otherMachine(Machine then, Machine now) {
    return "it was measured on another machine (%s: %s x %s; this is %s: %s x %s)"
        .formatted(
            then.host(),
            then.processor(),
            then.logicalCores(),
            now.host(),
            now.processor(),
            now.logicalCores());
  }

  static String otherHeddle(String then, String now) {
    return "it was measured with another build of heddle (" + then + "; this is " + now + ")";
  }

  static String unknownHeddle(IOException why) {
    return "this build of heddle is not known: " + Failures.words(why);
  }
}
