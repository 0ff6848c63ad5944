package dev.heddle.fork;

import dev.heddle.result.CommandPlan;
import java.util.Set;

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

  /** The parameter that names a person's own task, in the rows about one. */
  public static final String TASK = "task";

  /** The parameter that names a person's own command, in the rows about one. */
  public static final String COMMAND = CommandPlan.COMMAND;

  /** The parameter that is a number within a command. */
  public static final String NUMBER = CommandPlan.NUMBER;

  /** The parameter that says for how many inputs an operation runs a command. */
  public static final String INPUTS = "inputs";

  /** The parameter that says how many tasks an operation has. */
  public static final String TASKS = "tasks";

  /**
   * The parameter that says at which rate tasks come, in percent of what can be done or a second.
   */
  public static final String LOAD = "load";

  /** The parameter that names, where several are measured, the build that a row comes from. */
  public static final String BUILD = "build";

  /** The parameter that names, where forks run on several, the JVM of a row's forks. */
  public static final String JVM = "jvm";

  /** The parameter that names what keeps updates of one account apart. */
  public static final String LOCK = "lock";

  /** The parameter that names a queue. */
  public static final String QUEUE = "queue";

  /**
   * The word for what the machine does at best, of which there may be several kinds: {@code
   * limit-one-cpu}.
   */
  public static final String LIMIT = "limit";

  /** The word for no lock at all: the control, which counts what it loses. */
  public static final String NO_LOCK = "none";

  /**
   * What the rows about a person's own task have, whichever it is; none of its own is called so.
   */
  public static final Set<String> OF_EVERY_TASK =
      Set.of(MODEL, WORKERS, TASK, TASKS, LOAD, BUILD, JVM);

  /** What the words of controls begin with that are less than what they are told against. */
  public static final String BARE = "bare-";

  private Params() {}

  /** Whether a value of a parameter says that its row is a limit. */
  public static boolean isLimit(String value) {
    return value.equals(LIMIT) || value.startsWith(LIMIT + "-");
  }
}
