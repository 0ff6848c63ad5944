package dev.heddle.fork;

import java.util.Map;

/** The words that the parameters of all benchmarks have in common. */
public final class Params {

  /** The parameter that names the execution model. */
  public static final String MODEL = "model";

  /** The parameter that names what a task goes through: an execution model, or less than one. */
  public static final String THROUGH = "through";

  /** The parameter that names the kind of a single worker. */
  public static final String WORKER = "worker";

  /** The parameter that says how many tasks run at once. */
  public static final String WORKERS = "workers";

  /** The number of workers that stands for as many as the machine has processors. */
  public static final String PROCESSORS = "processors";

  /** The number of workers that stands for as many as there are tasks that wait for each other. */
  public static final String ENOUGH = "enough";

  /** The number of workers of a model that is told to have no bound. */
  public static final String UNBOUNDED = "unbounded";

  /** The parameter that says how many operations an invocation makes; the figure is of one. */
  public static final String OPERATIONS = "operations";

  /** The parameter that names, where several are measured, the build that a row comes from. */
  public static final String BUILD = "build";

  /** The parameter that names, where forks run on several, the JVM of a row's forks. */
  public static final String JVM = "jvm";

  /** The parameter that names what keeps updates of one account apart. */
  public static final String LOCK = "lock";

  /** The word for no lock at all: the control, which counts what it loses. */
  public static final String NO_LOCK = "none";

  private static final String PROCESS_PER_TASK = "process-per-task";

  private Params() {}

  /**
   * Whether what a row measures is fresh JVMs, so that iterations before the measured ones would
   * warm nothing up.
   */
  public static boolean startAfresh(Map<String, String> params) {
    return params
        .getOrDefault(MODEL, params.getOrDefault(THROUGH, ""))
        .startsWith(PROCESS_PER_TASK);
  }
}
