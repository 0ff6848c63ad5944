package dev.heddle.run;

/** Another run measures on this machine, and two at once would measure each other. */
public final class AnotherRunException extends PlanException {

  private static final long serialVersionUID = 1;

  private final String whose;

  AnotherRunException(String file, String whose) {
    super(
        "another run is going on: "
            + file
            + " is locked by "
            + whose
            + "; two at once would measure each other, wait until it ends, by hand or with --wait");
    this.whose = whose;
  }

  /** Who measures. */
  public String whose() {
    return whose;
  }
}
