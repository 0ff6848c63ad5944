package dev.heddle.fork;

/** The words that the parameters of all benchmarks have in common. */
public final class Params {

  /** The parameter that names the execution model. */
  public static final String MODEL = "model";

  /** The parameter that says how many tasks run at once. */
  public static final String WORKERS = "workers";

  /** The number of workers that stands for as many as the machine has processors. */
  public static final String PROCESSORS = "processors";

  /** The number of workers of a model that is told to have no bound. */
  public static final String UNBOUNDED = "unbounded";

  private Params() {}
}
