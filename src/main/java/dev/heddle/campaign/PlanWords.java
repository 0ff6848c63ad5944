package dev.heddle.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * All that a campaign says of what it is asked for and of how far it comes, in one place: what
 * cannot be measured so, why, and what to do; and remarks on what is measured instead.
 */
final class PlanWords {

  // builds

  static final String AGAINST_SEVERAL =
      "--against: is given beside several --jar; give one jar at most";

  // rows

  static final String NOTHING_FETCHES =
      "--urls: none of the selected benchmarks fetches anything; select fetch";

  static final String NOTHING_TO_JUDGE = "the plan has nothing to judge";

  // forks by noise

  static final String PLAN_OF_OTHER_ROWS =
      "--plan: knows none of these rows; name a calibration or a history of them, or omit it";

  /** How many rounds a row needs, after its name. */
  static String needs(OptionalInt rounds) {
    return rounds.isEmpty() ? "" : " (" + Counted.of(rounds.getAsInt(), "round") + ")";
  }

  /** Of what a change can hardly be told. */
  static String cannotBeJudged(
      double change, List<String> rows, int most, @Nullable Double budget) {
    return "--plan: a change of "
        + String.format(Locale.ROOT, "%.1f", 100 * change)
        + " % would be found in fewer than 8 of 10 cases with at most "
        + Counted.of(most, "round")
        + (budget == null ? "" : " and " + Durations.words(budget))
        + ", in "
        + Counted.of(rows.size(), "row")
        + ": "
        + Counted.named(rows);
  }

  static String notInThePlan(int rows, int rounds) {
    return "--plan: does not know "
        + Counted.of(rows, "row")
        + ", measured in "
        + Counted.of(rounds, "round");
  }

  // the parts of a plan

  static final String ROUNDS = "number of rounds";

  static final String JVM_FLAGS = "list of JVM flags";

  static final String JVMS = "list of JVMs";

  static final String WORKER_FLAGS = "list of worker flags";

  static final String ADDRESSES = "list of addresses";

  static final String TASK_CLASS_PATH = "class path of its task";

  static final String COMMANDS = "set of commands";

  static final String ROWS = "set of rows";

  private PlanWords() {}

  // builds

  static String wouldBeBuilt(String against, String commit, String like) {
    return "--against "
        + against
        + ": would be built from "
        + commit
        + "; its rows are taken to be those of "
        + like;
  }

  static String builds(String against, String commit) {
    return "building " + against + " (" + commit + ")";
  }

  static String noCheckout(String against, Path here) {
    return "--against "
        + against
        + ": you stand in no git checkout ("
        + here
        + "), so there is no project and no earlier state; stand in one, or name"
        + " its jar with --jar";
  }

  /** What is built there, none or several. */
  static String notOneJar(String against, Path project, List<String> built) {
    return "--against "
        + against
        + ": is about the project that you stand in, "
        + project
        + ", "
        + (built.isEmpty()
            ? "and no jar of JMH benchmarks is built there; build it, or name it with --jar"
            : "which has "
                + built.size()
                + " jars of JMH benchmarks ("
                + String.join(", ", built)
                + "); name one with --jar");
  }

  static String measuresJar(String against, Path jar) {
    return "--against "
        + against
        + ": measures "
        + jar
        + " of the project that you stand in; --jar names another";
  }

  static String quoteInFlag(String flag) {
    return "--jvm-args '"
        + flag
        + "': has a quote, which JMH's command line cannot take; leave it out where jars"
        + " are measured";
  }

  static String judgedOnEachJvm(String first, String last) {
    return "builds are judged on each JVM; 'heddle compare RUN --within jvm="
        + first
        + ","
        + last
        + "' compares the JVMs";
  }

  static String calledAlike(String label) {
    return "two builds are called '" + label + "'; name them, as in --jar base=old/benchmarks.jar";
  }

  static String cannotBeCalled(String label) {
    return "a build cannot be called '" + label + "'; name it without , = [ and ]";
  }

  // rows

  static String ownParameter(String method, String param, String things) {
    return method
        + ": has a parameter '"
        + param
        + "' of its own, which names the "
        + things
        + " here; select others, or rename it";
  }

  static String measuredOnce(String name, String value) {
    return name + " '" + value + "': stands there more than once; measured once";
  }

  static String ofLocalSite(String param) {
    return "-p " + param + ": is for the local site, and --urls fetches real ones; omit one";
  }

  static String tooManyWorkers(int workers, String model, int most) {
    return "workers " + workers + ": " + model + " starts a JVM for each; write 1 to " + most;
  }

  static String noNumberOfWorkers(String text, int most) {
    return "workers '" + text + "': is no number; write 1 to " + most + ", sweep, powers or 2..8";
  }

  /** What a preset replaces: what one benchmark's class says, and how many others' is more. */
  static String presetReplaces(String preset, String benchmark, String said, int others) {
    return "--preset "
        + preset
        + ": in the place of what the classes say ("
        + benchmark
        + ": "
        + said
        + (others > 0 ? "; and " + others + " others" : "")
        + "); omit it to measure as they say";
  }

  // what goes on

  static String waitsFor(String whose) {
    return "waiting until " + whose + " has measured";
  }

  static String waitsForCache(String whose) {
    return "waiting until " + whose + " has made a cache of classes for programs that come later";
  }

  static String ofAnotherBuild(Path folder, String build) {
    return folder
        + ": its first run is of another build of heddle ("
        + build
        + "), and only runs of the same code tell their noise; begin anew";
  }

  static String jarsGoOnAsBegun(Path run) {
    return run
        + ": measures jars, and goes on only as it was begun, without secrets in its"
        + " flags; name no options but --more-rounds, or begin a new run";
  }

  static String hidesSecrets(Path run) {
    return run
        + ": its plan holds secrets that were not written down; say the run's options once"
        + " more beside --resume";
  }

  static String anotherPlan(Path run, String what, Object then, Object now) {
    return run
        + ": was made with another "
        + what
        + ": "
        + then
        + ", not "
        + now
        + "; resume it with its own options, or with none, or begin a new run";
  }

  // how far it came

  static String budgetIsUsedUp(double seconds) {
    return "--budget " + Durations.words(seconds) + " is used up";
  }

  static String budgetIsUsedUp(double seconds, int rounds, int of) {
    return budgetIsUsedUp(seconds)
        + ": "
        + Counted.of(rounds, "round")
        + " of "
        + of
        + "; add some with --resume and --more-rounds";
  }

  static String after(int rounds) {
    return "after " + rounds + " rounds";
  }

  static String failed(String cause) {
    return "failed: " + cause;
  }

  static String fetchesFailed(String what) {
    return "fetches failed: " + (what.isEmpty() ? "see the notes" : what);
  }

  static String trouble(String row, String what, Path log) {
    return row + ": " + what + "; see " + log;
  }

  static String rowsFailed(List<String> rows, Path log) {
    return Counted.of(rows.size(), "row") + " failed: " + Counted.named(rows) + "; see " + log;
  }

  static String fetchesOfRowsFailed(List<String> rows, Path log) {
    return "fetches failed in "
        + Counted.of(rows.size(), "row")
        + ": "
        + Counted.named(rows)
        + "; see "
        + log;
  }
}
