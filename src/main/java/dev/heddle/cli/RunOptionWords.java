package dev.heddle.cli;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * What is wrong with what a person says of a run, in one place: what, why, and what to do. What is
 * wrong with a single word of it is said by {@link Words}.
 */
final class RunOptionWords {

  private static final String ONE_A_LINE = "; write http or https addresses, one a line";

  private static final String CLUSTER = "--cluster";

  private RunOptionWords() {}

  // where and how long it goes on

  static final String MORE_OF_NO_RUN =
      "--more-rounds: needs the run that it adds to; name it with --resume DIR";

  static final String STAYS_IN_ITS_FOLDER = "--out: a resumed run stays in its folder; omit --out";

  static final String HAS_ITS_BUILDS =
      "--resume: a run goes on with the builds that it has; omit --against and --jar";

  // of rulers

  private static final String RULERS_ARE =
      "Two rows that cannot have changed, by which 'compare' and 'trend' see whether the machine"
          + " did: a loop, and objects of the JDK. They take 10%% of the time at most, and where"
          + " that is too little there are none.";

  static final String RULERS =
      RULERS_ARE
          + " Default: where one jar of another project is measured; never where a run judges what"
          + " it measures.";

  static final String NO_RULERS = "Measures without rulers.";

  static final String CALIBRATED_WITHOUT = NO_RULERS + " " + RULERS_ARE;

  static final String RULERS_OR_NONE = "--rulers and --no-rulers: name one of them";

  static final String HAS_ITS_RULERS =
      "--resume: a run goes on with the rulers that it has; omit --rulers and --no-rulers";

  static final String HAS_ITS_RUNTIMES =
      "--resume: a run goes on with the runtimes that it has; omit --with";

  static final String TWO_ENDS = "--until: is given beside --until-verdict; give one of them";

  static final String PLAN_BESIDE_ENDS =
      "--plan: says itself when a row has enough; omit --until, --until-verdict and --sweep";

  static final String NOTHING_TO_COMPARE =
      "--until-verdict: needs something to compare with; write --against main, or name a second"
          + " --jar, --jvm or --command";

  static String planOfNothing(Path folder) {
    return "--plan "
        + folder
        + ": holds no run; name a folder of runs, or what 'heddle calibrate' wrote";
  }

  static String widthOutOfRange(String width) {
    return "--until '" + width + "': is out of range; write 0.05% to 100%, such as 2%";
  }

  static String budgetTooSmall(String budget, String rows, String time) {
    return "--budget "
        + budget
        + ": one round of "
        + rows
        + " takes about "
        + time
        + "; allow more, or measure fewer rows";
  }

  // what is measured

  static final String ONE_BUILD_BESIDE_RUNTIMES =
      "--with: other runtimes stand beside one build; omit --against and --jar";

  static final String COMMAND_BESIDE_OTHERS =
      "--command: is given beside --jar, --against or --with; give --command twice to compare two";

  static final String CLASS_PATH_OF_NO_TASK =
      "--class-path: is where a task of yours lies; name that with --task CLASS";

  static String ofNoCommand(String option) {
    return option + ": is about a command of yours; name that with --command COMMAND";
  }

  static String saidTwice(String option, String param) {
    return option + ": is given twice, also as -p " + param + "; give one";
  }

  // builds

  static String otherBuildOfTask(String task) {
    return "--task "
        + task
        + ": --against names the jars that have its other build; omit --jar, --build and"
        + " --built-jar";
  }

  static String noGlob(String builtJar) {
    return "--built-jar '" + builtJar + "': is no glob; write one such as 'target/*-jmh.jar'";
  }

  static String againstNothing(String option) {
    return option + ": is about --against REF; say against what, or omit it";
  }

  // JVMs

  static final String FLAGS_SEVERAL_TIMES =
      "--jvm-args: is given several times; put all flags into one word, or give each set a"
          + " name, to compare them: --jvm-args zgc=-XX:+UseZGC";

  static String jvmAlone(String jvm) {
    return "--jvm '"
        + jvm
        + "': one JVM alone has nothing to be compared with; name a second one, or omit the"
        + " name to run on it";
  }

  static String flagsAlone(String flags) {
    return "--jvm-args '"
        + flags
        + "': one set of flags alone has nothing to be compared with; name a second one, such"
        + " as --jvm-args usual=, or omit the name to run with it";
  }

  static String flagsOfNoJvm(String label, Collection<String> jvms) {
    return "--jvm-args '"
        + label
        + "=…': no --jvm is called '"
        + label
        + "'; where several JVMs are compared, flags are for all, without a name, or for"
        + " one of "
        + String.join(", ", jvms);
  }

  static String jvmCannotBeCalled(String option, String label) {
    return option + ": a JVM cannot be called '" + label + "'; name it without , = [ and ]";
  }

  static String jvmsCalledAlike(String option, String label) {
    return option
        + ": two JVMs are called '"
        + label
        + "'; name them apart, as in "
        + (option.equals("--jvm")
            ? "--jvm old=PATH --jvm new=PATH"
            : "--jvm-args zgc=-XX:+UseZGC --jvm-args g1=-XX:+UseG1GC");
  }

  static String openQuote(String option, String flags, char quote) {
    return option + " '" + flags + "': a quote has no end; write " + quote;
  }

  // addresses

  static String isNoFile(String option, Path file) {
    return of(option, file, "is no regular file" + oneALine(option));
  }

  static String isNoText(String option, Path file) {
    return of(option, file, "is not text" + oneALine(option));
  }

  static String isUnreadable(String option, Path file, IOException why) {
    return of(option, file, "cannot be read: " + Failures.words(why) + "; name another file");
  }

  static String hasNoAddress(String option, Path file) {
    return of(option, file, "there is no address in it" + oneALine(option));
  }

  static String isNoAddress(String option, Path file, LineFile.Line line) {
    return of(
        option,
        file,
        "line " + line.number() + ": '" + line.text() + "' is no address" + oneALine(option));
  }

  private static String oneALine(String option) {
    return option.equals(CLUSTER) ? "; write HOST:PORT, one a line" : ONE_A_LINE;
  }

  private static String of(String option, Path file, String what) {
    return option + " " + file + ": " + what;
  }

  // clusters that stand

  static final String NO_ROW_OF_A_CLUSTER =
      "--cluster: no model is a cluster that is not told whom to join; write --models cluster";

  static String isNoMember(Path file, LineFile.Line line) {
    return of(
        CLUSTER,
        file,
        "line "
            + line.number()
            + ": '"
            + line.text()
            + "' is no member; write HOST:PORT, one a line, or name=NAME for the cluster's");
  }
}
