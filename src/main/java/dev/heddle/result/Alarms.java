package dev.heddle.result;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What measuring suspected rows once more said: a file that lies beside the accepted changes, so
 * that nobody measures until chance is kind.
 *
 * @param schema the version of this layout
 * @param measuredAgain each second measurement
 */
public record Alarms(int schema, List<Again> measuredAgain) {

  private static final int SCHEMA = 1;

  private static final KeptFile<Alarms> FILE =
      new KeptFile<>(
          Alarms.class,
          SCHEMA,
          FileWords.NO_ALARMS,
          FileWords.USE_THE_OTHER,
          FileWords.MEASURE_ALARMS_ANEW);

  /** How the file is called. */
  public static final String NAME = "alarms.json";

  /** Where nothing was measured again. */
  public static final Alarms NONE = new Alarms(SCHEMA, List.of());

  /**
   * A point of a row's history that looked slower, measured once more.
   *
   * @param row the row's full name
   * @param metric which of its metrics looked slower
   * @param run when the run began that has the point
   * @param commit what that run measured; empty where that is not known
   * @param confirmed whether it was slower again
   * @param ratio the second measurement over the points before
   * @param p how likely that is without a change
   * @param level below which {@code p} confirms
   * @param forks how many forks the second measurement had
   * @param when when it was done
   */
  public record Again(
      String row,
      String metric,
      Instant run,
      String commit,
      boolean confirmed,
      double ratio,
      double p,
      double level,
      int forks,
      Instant when) {

    private boolean sameAs(Again other) {
      return is(other.row, other.metric, other.run, other.commit);
    }

    private boolean is(String otherRow, String otherMetric, Instant otherRun, String otherCommit) {
      return row.equals(otherRow)
          && metric.equals(otherMetric)
          && run.equals(otherRun)
          && commit.equals(otherCommit);
    }
  }

  /** Copies the list. */
  public Alarms {
    measuredAgain = measuredAgain == null ? List.of() : List.copyOf(measuredAgain);
  }

  /** Reads {@code file}; where there is none, nothing was measured again. */
  public static Alarms read(Path file) throws UnreadableException {
    return FILE.readOr(NONE, file);
  }

  /** What was said of one point, if anything was. */
  public Optional<Again> of(String row, String metric, Instant run, String commit) {
    return measuredAgain.stream().filter(each -> each.is(row, metric, run, commit)).findFirst();
  }

  /** This and more; what was said of the same point before no longer counts. */
  public Alarms with(List<Again> more) {
    List<Again> all = new ArrayList<>(measuredAgain);
    all.removeIf(each -> more.stream().anyMatch(each::sameAs));
    all.addAll(more);
    return new Alarms(schema, all);
  }

  /** Replaces {@code file} atomically. */
  public void write(Path file) throws IOException {
    FILE.write(this, file);
  }
}
