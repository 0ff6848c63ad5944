package dev.heddle.result;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** What a row is for among the rows that it is shown with; the planner of a run says it. */
public enum Role {
  /** What a table is about. */
  @SerializedName("contender")
  CONTENDER,
  /** A contender that runs as many tasks at once as there are, however many workers others have. */
  @SerializedName("unbounded")
  UNBOUNDED,
  /** What the others are compared with. */
  @SerializedName("baseline")
  BASELINE,
  /** Control: the tasks with nothing around them. */
  @SerializedName("no-executor")
  NO_EXECUTOR,
  /** Control: what the machine does with so many workers that wait for nothing. */
  @SerializedName("capacity")
  CAPACITY,
  /** Control: the same without a lock, to count what gets lost. */
  @SerializedName("no-lock")
  NO_LOCK,
  /** A control of another kind. */
  @SerializedName("control")
  CONTROL,
  /** Control: a figure that is computed, and so no row of a plan. */
  @SerializedName("ideal")
  IDEAL;

  /** Whether it says how far others can be trusted, or could come. */
  public boolean control() {
    return switch (this) {
      case NO_EXECUTOR, CAPACITY, NO_LOCK, CONTROL, IDEAL -> true;
      case CONTENDER, UNBOUNDED, BASELINE -> false;
    };
  }

  /** Whether it has no number of workers of its own, and so stands beside each. */
  public boolean anyWorkers() {
    return this == BASELINE || this == NO_EXECUTOR || this == UNBOUNDED;
  }

  /** The word for it in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
