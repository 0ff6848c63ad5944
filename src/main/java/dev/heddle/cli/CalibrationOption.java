package dev.heddle.cli;

import dev.heddle.compare.Calibrated;
import dev.heddle.compare.Earlier;
import dev.heddle.compare.KnownNoise;
import dev.heddle.compare.Past;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.result.Calibration;
import dev.heddle.result.History;
import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.UnknownNameException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is known of the runs that are compared by runs that are not. */
final class CalibrationOption {

  private static final String CALIBRATION = "calibration";
  private static final String HISTORY = "history";
  private static final String NONE = "none";

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "What 'heddle calibrate' wrote on the machine of these runs: its noise between runs goes"
              + " into the intervals.")
  private @Nullable Path file;

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description = {
        "A folder of earlier runs, as for 'heddle trend': the last ten of each row tell whether its"
            + " forks fall into two clusters, which three forks a side never do by themselves, and"
            + " how they scatter (--prior)."
      })
  private @Nullable Path folder;

  @Mixin private HistoryOptions names = new HistoryOptions();

  @Option(
      names = "--prior",
      paramLabel = "calibration|history|none",
      description = {
        "Whose forks tell beforehand how a row's forks scatter, worth 6 degrees of freedom at most:"
            + " where sides were measured together, and where the history shows that runs differ by"
            + " no more than forks predict. Default: history with --history, else none."
      })
  private @Nullable String prior;

  private @Nullable Calibrated read;
  private @Nullable Earlier earlier;

  /**
   * The noise of {@code metric}, one of {@code metrics}, that the file tells of.
   *
   * @param within whether both sides were measured together
   * @throws UsageException where it has no part in such a comparison
   */
  KnownNoise noise(String metric, List<String> metrics, boolean within)
      throws UsageException, UnreadableException {
    if (file == null) {
      return KnownNoise.NOTHING;
    }
    boolean asked = CALIBRATION.equals(prior);
    if (within && !asked) {
      throw new UsageException(ResultOptionWords.NO_CALIBRATION_WITHIN);
    }
    if (!metric.equals(Tables.SCORE) && metrics.contains(Tables.SCORE)) {
      return KnownNoise.NOTHING;
    }
    if (!metric.equals(Tables.SCORE)) {
      if (counted(file, metric) == null) {
        throw new UsageException(ResultOptionWords.calibrationTellsNothing(metric));
      }
      return KnownNoise.NOTHING;
    }
    read = new Calibrated(Calibration.read(file));
    return within ? KnownNoise.NOTHING : read;
  }

  /**
   * What the rows' own earlier forks tell; to be asked after {@link #noise}.
   *
   * @param inputs what is compared, and is not its own past
   */
  Past past(String metric, List<Path> inputs)
      throws UsageException, UnreadableException, UnknownNameException {
    String source = prior != null ? prior : folder != null ? HISTORY : NONE;
    if (!List.of(CALIBRATION, HISTORY, NONE).contains(source)) {
      throw new UnknownNameException("--prior", source, List.of(CALIBRATION, HISTORY, NONE));
    }
    // a calibration is of scores
    Calibrated mine = metric.equals(Tables.SCORE) ? read : null;
    Past counted = file == null || metric.equals(Tables.SCORE) ? null : counted(file, metric);
    if (source.equals(CALIBRATION) && mine == null && file != null) {
      return counted == null ? Past.NOTHING : counted;
    }
    if (source.equals(CALIBRATION) && mine == null) {
      throw new UsageException(ResultOptionWords.NO_CALIBRATION);
    }
    if (source.equals(HISTORY) && folder == null) {
      throw new UsageException(ResultOptionWords.NO_HISTORY);
    }
    Past past = mine != null ? mine.withoutPriors() : counted == null ? Past.NOTHING : counted;
    if (folder != null) {
      earlier = earlier(folder, metric, inputs);
      past = past.withPriorsOf(earlier.withoutPriors());
    }
    return switch (source) {
      case CALIBRATION -> past.withPriorsOf(Objects.requireNonNull(mine));
      case HISTORY -> past.withPriorsOf(Objects.requireNonNull(earlier));
      default -> past;
    };
  }

  private static @Nullable Past counted(Path file, String metric) throws UnreadableException {
    return new Calibrated(Calibration.read(file)).counted(metric);
  }

  private Earlier earlier(Path folder, String metric, List<Path> inputs)
      throws UsageException, UnreadableException, UnknownNameException {
    List<ResultSet> sets = new ArrayList<>();
    for (History.Run run : History.read(folder, names.naming()).runs()) {
      if (inputs.stream().noneMatch(input -> same(input, Path.of(run.set().path())))) {
        sets.add(run.set());
      }
    }
    if (sets.isEmpty()) {
      throw new UsageException(ResultOptionWords.noEarlierRun(folder));
    }
    try {
      return new Earlier(sets, metric);
    } catch (UnknownMetricException e) {
      throw new UnknownNameException("metric", metric, e.known());
    }
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /**
   * Makes sure that the calibration says something of {@code sets}.
   *
   * @throws UsageException where it does not, as on another machine
   */
  void require(List<ResultSet> sets) throws UsageException {
    if (earlier != null && !earlier.knowsAnyOf(sets)) {
      throw new UsageException(ResultOptionWords.otherHistory(folder));
    }
    if (read == null) {
      return;
    }
    String other = read.otherMachine(sets);
    if (other != null) {
      throw new UsageException(ResultOptionWords.otherMachine(file, other));
    }
    if (!read.knowsAnyOf(sets)) {
      throw new UsageException(ResultOptionWords.otherRows(file));
    }
  }
}
