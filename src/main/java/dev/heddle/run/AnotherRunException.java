package dev.heddle.run;

/** Another run measures on this machine, and two at once would measure each other. */
public final class AnotherRunException extends PlanException {

  private static final long serialVersionUID = 1;

  private final String whose;
  private final boolean passing;

  AnotherRunException(String file, String whose) {
    this(RunWords.anotherRun(file, whose), whose, false);
  }

  private AnotherRunException(String message, String whose, boolean passing) {
    super(message);
    this.whose = whose;
    this.passing = passing;
  }

  /** None measures, but process {@code pid} makes a cache of classes, and ends within minutes. */
  static AnotherRunException ofCacheMaker(long pid) {
    String whose = RunWords.process(pid);
    return new AnotherRunException(RunWords.cacheIsMade(whose), whose, true);
  }

  /** The same for one that could have been told to wait. */
  public AnotherRunException orWaitWith(String option) {
    AnotherRunException same =
        new AnotherRunException(getMessage() + RunWords.orWith(option), whose, passing);
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** Who measures. */
  public String whose() {
    return whose;
  }

  /** Whether it measures nothing, and is over within minutes whatever happens. */
  public boolean isPassing() {
    return passing;
  }
}
