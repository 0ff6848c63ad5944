package dev.heddle.run;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * All that is said to people of builds, their jars and the states of a project, in one place: what
 * is wrong, why, and what to do. What else a run says is in {@link RunWords}.
 */
final class BuildWords {

  private static final String NAME_A_JAR = "; name a jar of JMH benchmarks";

  private BuildWords() {}

  // jars

  static String noSuchJar(Path jar) {
    return jar + ": there is no such file" + NAME_A_JAR;
  }

  static String isNoJar(Path jar) {
    return jar + ": is no jar" + NAME_A_JAR;
  }

  static String cannotRead(Path jar, IOException why) {
    return jar + ": cannot be read: " + Failures.words(why) + NAME_A_JAR;
  }

  static String noBenchmarks(Path jar, String missing) {
    return jar
        + ": is no jar of JMH benchmarks (no "
        + missing
        + "); name the one with everything in it, as java -jar would run it";
  }

  static String unknownJmh(Path jar) {
    return jar
        + ": its list of benchmarks is not of a JMH that is known here; build it with a newer JMH";
  }

  static String isGone(Path jar) {
    return jar + ": is there no longer; begin a new run";
  }

  static String nowUnreadable(Path jar, IOException why) {
    return jar + ": cannot be read: " + Failures.words(why) + "; begin a new run";
  }

  static String cannotBeMarked(Path jar, IOException why) {
    return jar + ": cannot be read: " + Failures.words(why) + "; make it readable, and begin anew";
  }

  static String changedBeforeTheRun(String jar) {
    return jar + ": is not the jar any more that was to be measured; begin anew";
  }

  static String changedSinceTheRun(Path jar) {
    return jar + ": is not the jar any more that this run measured; begin a new run";
  }

  // which rows builds have

  static String nothingInCommon(String jars) {
    return jars
        + ": have no benchmark in common (method, mode, threads and parameters); name builds of one"
        + " project";
  }

  static String notInEvery(List<String> benchmarks, int more) {
    return "not in every build, left out: "
        + String.join(", ", benchmarks)
        + (more > 0 ? " and " + more + " more" : "");
  }

  static String allOfAnEnum(String param) {
    return "parameter %s: has all values of an enum; name those to measure: -p %s=A,B"
        .formatted(param, param);
  }

  static String hasAComma(String param, String value) {
    return "parameter %s '%s': has a comma, which JMH's command line takes for the next value;"
            .formatted(param, value)
        + " where builds are measured that is possible only for a parameter that has this one value"
        + " in each of them: choose other values with -p "
        + param
        + "=…, or other benchmarks";
  }

  // states of a project

  static final String NOTHING_BUILT = "interrupted: nothing was built; begin again";

  static String noCheckout(Path file) {
    return file + ": lies in no git checkout, so it has no earlier state; name two jars with --jar";
  }

  static String noWorktree(IOException why) {
    return "no worktree can be made: " + Failures.words(why) + "; make room for temporary files";
  }

  static String gitRefuses(Path project, String commit, String said) {
    return project
        + ": git cannot make a worktree of "
        + commit
        + ": "
        + said
        + "; mend that, or name two jars with --jar";
  }

  static String noGit(IOException why) {
    return "git: " + Failures.words(why) + "; mend that, or name two jars";
  }

  // how they are built

  static String tookTooLong(long minutes) {
    return "it did not end within " + minutes + " min";
  }

  static String exitCode(int code, String tail) {
    return "exit code " + code + (tail.isEmpty() ? "" : ": " + tail);
  }

  static String failed(String commit, String command, String why, String log) {
    return theBuildOf(commit)
        + " failed ('"
        + command
        + "'): "
        + why
        + log
        + "; say how it is built with --build COMMAND, or give its jar with --jar";
  }

  /** After what went wrong: where to read more. */
  static String printedTo(Path log) {
    return " (all that it printed is in " + log + ")";
  }

  static String nobodyKnowsHow(String commit) {
    return commit
        + ": has neither a pom.xml nor a gradlew, so it is not known how it is built; say so with"
        + " --build COMMAND";
  }

  static String madeNo(String commit, Path jar, String log) {
    return theBuildOf(commit)
        + " made no "
        + jar
        + log
        + "; say where its jar is with --built-jar GLOB";
  }

  static String notOneJar(String glob, int found, String commit, String log) {
    return "--built-jar '"
        + glob
        + "': "
        + (found == 0 ? "no file" : found + " files")
        + " of "
        + theBuildOf(commit)
        + log
        + "; name one";
  }

  static String cannotReadBuild(String commit, IOException why) {
    return theBuildOf(commit) + ": " + Failures.words(why) + "; try again";
  }

  static String cannotFind(Path jar, IOException why) {
    return jar + ": " + Failures.words(why) + "; name a jar that is there";
  }

  private static String theBuildOf(String commit) {
    return "the build of " + commit;
  }
}
