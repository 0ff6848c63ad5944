package dev.heddle.campaign;

import dev.heddle.jvm.Failures;
import java.nio.file.Path;

/**
 * All that a plan says of a person's own tasks and commands: what cannot be measured so, why, and
 * what to do.
 */
final class OwnPlanWords {

  static final String OWN_WITHOUT_TASK =
      "own: measures a task of yours; name it with --task CLASS --class-path JARS";

  static final String AGAINST_SEVERAL_CLASS_PATHS =
      "--against: is given beside several --class-path; omit it, the first is what the others"
          + " are judged against";

  static final String ONE_AT_LEAST = "there is one at least";

  private static final String TWO_CLASS_PATHS = "--class-path old=a.jar --class-path new=b.jar";

  private OwnPlanWords() {}

  // a task of one's own

  static final String NO_TASK_NAMED =
      "--task: is empty; write a class, or what a TaskSource calls itself";

  static String taskAlone(String task, String selectors) {
    return "--task "
        + task
        + ": is measured alone, or where tasks come at a rate (latency); omit '"
        + selectors
        + "'";
  }

  static String taskOfNoJar(String task) {
    return "--task "
        + task
        + ": is no benchmark of a JMH jar; to compare two builds of it name each: "
        + TWO_CLASS_PATHS;
  }

  static String taskWithoutJars(String task) {
    return "--task "
        + task
        + ": needs the jars that have it; name them with --class-path acme.jar:lib/*";
  }

  static String classPathsWithoutNames(String given) {
    return "--class-path "
        + given
        + ": is given several times; name each, to compare them: "
        + TWO_CLASS_PATHS;
  }

  static String classPathsCalledAlike(String label) {
    return "--class-path: two are called '" + label + "'; name them apart";
  }

  static String noCheckoutOfTask(String against, Path here) {
    return "--against "
        + against
        + ": there is no such file, and you stand in no git checkout ("
        + here
        + "), so there is no earlier state either; stand in one, or name other jars";
  }

  static String nothingOfTheProject(String against, String path, Path project) {
    return "--against "
        + against
        + ": is about the project that you stand in, "
        + project
        + ", and nothing of --class-path "
        + path
        + " lies there; name the jar that is built in it";
  }

  static String notInTheBuild(String against, String why) {
    return "--against "
        + against
        + ": what was built does not do: "
        + why
        + (why.contains("; ") ? "" : "; name another state, or --built-jar");
  }

  static String cannotBeKept(String file, Exception why) {
    return file + ": cannot be copied: " + Failures.words(why) + "; try again";
  }

  // commands of one's own

  static final String COMMAND_ALONE =
      "--command: is measured alone; omit the benchmarks, --task, --urls and --worker-jvm-args";

  static final String SWEEP_OF_SEVERAL =
      "--sweep: is about a number in one command; give one --command";

  static final String SWEEP_AND_INPUTS =
      "--sweep: is given beside --inputs, where --workers is the axis; omit one of them";

  static final String PREPARE_IN_INPUTS =
      "--prepare: has a place for an input, and is run once before all of them; take it out";

  static String withoutCommand(String id) {
    return id + ": measures a command of yours; name it with --command COMMAND";
  }

  static String parameterOfCommand(String name) {
    return "-p %s: a command has no parameters; write {n} in it and --sweep n=1,2,4"
        .formatted(name);
  }

  static String inputWithoutInputs(String text) {
    return "--command '%s': has a place for inputs, and there are none; name them with --inputs FILE"
        .formatted(text);
  }

  static String inputsWithoutPlace(String text) {
    return "--inputs: '%s' has no {} where an input goes; write it in each command".formatted(text);
  }

  static String numberWithoutSweep(String option, String text) {
    return "%s '%s': has {n}, and no number is named; write --sweep n=1,2,4"
        .formatted(option, text);
  }

  static String sweepWithoutNumber(String text) {
    return "--sweep: '%s' has no {n} where the number goes; write it in the command"
        .formatted(text);
  }

  static String sweepGoesDown(String text) {
    return "--sweep '"
        + text
        + "': a range goes down; write the smaller number first, as in n=1..8";
  }

  static String sweepTooLong(String text, int most) {
    return "--sweep '" + text + "': are more than " + most + " numbers; name fewer, as in n=1,8,64";
  }

  static String noSweep(String text) {
    return "--sweep '%s': is no list of numbers for {n}; write n=1,2,4, n=1..8, or n=1C,2C for parts of the processors"
        .formatted(text);
  }

  static String sendsWhatStays(String model, String stays) {
    return model + ": sends its tasks to other JVMs, and " + stays;
  }
}
