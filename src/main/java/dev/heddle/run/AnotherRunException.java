package dev.heddle.run;

/** Another run measures on this machine, and two at once would measure each other. */
public final class AnotherRunException extends PlanException {

  private static final long serialVersionUID = 1;

  private final String whose;

  private final String file;

  AnotherRunException(String file, String whose) {
    this(file, whose, "");
  }

  private AnotherRunException(String file, String whose, String or) {
    super(RunWords.anotherRun(file, whose, or));
    this.file = file;
    this.whose = whose;
  }

  /** The same for one that could have been told to wait. */
  public AnotherRunException orWaitWith(String option) {
    AnotherRunException same = new AnotherRunException(file, whose, RunWords.orWith(option));
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** Who measures. */
  public String whose() {
    return whose;
  }
}
