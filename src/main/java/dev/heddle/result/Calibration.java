package dev.heddle.result;

import dev.heddle.result.RunInfo.Machine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What repeated runs of the same code differ by on one machine: the content of {@code
 * calibration.json}.
 *
 * @param schema the version of this layout, {@link #SCHEMA} when written by this program
 * @param heddle the version of the program
 * @param made when it was made
 * @param machine what the runs ran on; null where their files do not say
 * @param jdk the version of their JDK; null where their files do not say
 * @param runs how many runs there were
 * @param rows what was found, a row each
 * @param mean the geometric mean over rows, as a row of its own; null in older files, and where no
 *     row is in all runs
 * @param counted what all forks of a row counted alike, as allocated bytes; null in older files and
 *     where there is nothing
 */
public record Calibration(
    int schema,
    String heddle,
    Instant made,
    @Nullable Machine machine,
    @Nullable String jdk,
    int runs,
    List<Row> rows,
    @Nullable Mean mean,
    @Nullable List<Counted> counted) {

  /** One that knows nothing of what is counted. */
  public Calibration(
      int schema,
      String heddle,
      Instant made,
      @Nullable Machine machine,
      @Nullable String jdk,
      int runs,
      List<Row> rows,
      @Nullable Mean mean) {
    this(schema, heddle, made, machine, jdk, runs, rows, mean, null);
  }

  public static final int SCHEMA = 1;

  private static final KeptFile<Calibration> FILE =
      new KeptFile<>(
          Calibration.class,
          SCHEMA,
          FileWords.NO_CALIBRATION,
          FileWords.OR_CALIBRATE_ANEW,
          FileWords.NAME_A_CALIBRATION);

  /** How the file is called. */
  public static final String NAME = "calibration.json";

  /**
   * The noise of a row; variances are of natural logarithms.
   *
   * @param row which
   * @param unit the unit that it was measured in
   * @param score the geometric mean of all forks
   * @param runs how many runs have it
   * @param forks how many forks they have together
   * @param varianceOfForks of the forks of a run
   * @param varianceOfRuns of runs, beyond what their forks explain; at least 0
   * @param degreesOfFreedom what {@code varianceOfRuns} rests on
   * @param scores the geometric mean of each run's forks, in the order of the runs that have it;
   *     null in older files
   * @param clusters how many times the upper of two clusters of forks lies above the lower one;
   *     null in older files and where there is one cluster
   */
  public record Row(
      RowId row,
      String unit,
      double score,
      int runs,
      int forks,
      double varianceOfForks,
      double varianceOfRuns,
      double degreesOfFreedom,
      @Nullable List<Double> scores,
      @Nullable Double clusters) {

    /**
     * @throws IllegalArgumentException for variances that are none, fewer than two runs, scores
     *     that are not one a run or none
     */
    public Row {
      if (scores != null) {
        scores = List.copyOf(scores);
        if (scores.size() != runs
            || !scores.stream().allMatch(each -> each > 0 && Double.isFinite(each))) {
          throw new IllegalArgumentException(FileWords.NO_SCORES);
        }
      }
      if (runs < 2 || forks < runs) {
        throw new IllegalArgumentException(FileWords.TOO_FEW_RUNS);
      }
      if (!(varianceOfForks >= 0 && varianceOfRuns >= 0 && degreesOfFreedom > 0)
          || !Double.isFinite(varianceOfForks + varianceOfRuns + degreesOfFreedom)) {
        throw new IllegalArgumentException(FileWords.NO_VARIANCE);
      }
    }
  }

  /**
   * The geometric mean over rows: rows move together from run to run, so that it moves more than
   * independent rows would.
   *
   * @param rows how many rows are in it, those of all runs
   * @param ratios that of each run over that of all of them
   * @param varianceOfRuns of the logarithms of those, with all that forks do to them
   * @param varianceOfForks what forks alone would make of that, were each run one fork of each row
   */
  public record Mean(int rows, List<Double> ratios, double varianceOfRuns, double varianceOfForks) {

    /** Copies the list. */
    public Mean {
      ratios = List.copyOf(ratios);
    }
  }

  /**
   * A metric of which all forks of a row had the same, as far as such figures ever are.
   *
   * @param row the row
   * @param metric its name
   * @param unit its unit
   * @param level what they had
   * @param forks how many they were
   */
  public record Counted(RowId row, String metric, String unit, double level, int forks) {}

  /** Copies the lists. */
  public Calibration {
    rows = List.copyOf(rows);
    counted = counted == null ? null : List.copyOf(counted);
  }

  /**
   * Reads a file, or the one in a folder.
   *
   * @throws UnreadableException where it is none, or damaged
   */
  public static Calibration read(Path path) throws UnreadableException {
    Path file = Files.isDirectory(path) ? path.resolve(NAME) : path;
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UnreadableException(
          FileWords.noCalibration(
              file, Files.exists(file), !(e instanceof CharacterCodingException)),
          e);
    }
    return FILE.of(text, file);
  }

  /** Replaces {@code file} atomically. */
  public void write(Path file) throws IOException {
    FILE.write(this, file);
  }
}
