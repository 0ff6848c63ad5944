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
  /**
   * Control: what this machine does at best for the question of its table, whatever does it. Where
   * a table has several for one setting, the best of them is the limit.
   */
  @SerializedName("limit")
  LIMIT,
  /**
   * Control: what cannot have changed with the code, so that it tells whether the machine did. It
   * stands in no table and is not judged.
   */
  @SerializedName("ruler")
  RULER,
  /** A control of another kind. */
  @SerializedName("control")
  CONTROL,
  /**
   * A contender of another runtime than the JVM, told against the baseline of that runtime. It is
   * no choice for who asks under which model of the JVM to run a task.
   */
  @SerializedName("peer")
  PEER,
  /** What the contenders of another runtime are compared with. */
  @SerializedName("peer-baseline")
  PEER_BASELINE,
  /** Control: a figure that is computed, and so no row of a plan. */
  @SerializedName("ideal")
  IDEAL;

  /** Whether it says how far others can be trusted, or could come, or what others do. */
  public boolean control() {
    return switch (this) {
      case NO_EXECUTOR, CAPACITY, NO_LOCK, LIMIT, RULER, CONTROL, PEER, PEER_BASELINE, IDEAL ->
          true;
      case CONTENDER, UNBOUNDED, BASELINE -> false;
    };
  }

  /** Whether it has no number of workers of its own, and so stands beside each. */
  public boolean anyWorkers() {
    return this == BASELINE || this == NO_EXECUTOR || this == UNBOUNDED || this == PEER_BASELINE;
  }

  /** Whether it is a row of another runtime than the JVM. */
  public boolean peer() {
    return this == PEER || this == PEER_BASELINE;
  }

  /** The word for it in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
