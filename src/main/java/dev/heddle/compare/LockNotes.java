package dev.heddle.compare;

import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.Role;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Reads what a benchmark of locks measured beside the mean: waits, fairness, lost updates. */
final class LockNotes {

  private static final String LONGEST_WAIT = "longestWaitMicros";
  private static final String FAIRNESS = "fairnessPercent";
  private static final String LOST = "lostPercent";

  private LockNotes() {}

  static void add(ResultRow row, List<Footnote> notes) {
    double longest = values(row, LONGEST_WAIT).max().orElse(-1);
    double fairness = values(row, FAIRNESS).average().orElse(-1);
    if (longest < 0 || fairness < 0) {
      return;
    }
    double lost = values(row, LOST).max().orElse(0);
    if (row.role() == Role.NO_LOCK) {
      notes.add(
          lost > 0
              ? new Footnote(
                  Footnote.Kind.LOST_UPDATES,
                  "no lock, so updates were lost and the balance is wrong",
                  "up to " + SentenceDigits.percent(lost / 100) + " of them")
              : new Footnote(
                  Footnote.Kind.LOST_UPDATES, "no lock, and yet no update was lost: by luck"));
      return;
    }
    notes.add(
        new Footnote(
            Footnote.Kind.WAITS,
            "longest wait %s, fairness %s"
                .formatted(time(longest), SentenceDigits.percent(fairness / 100))));
  }

  private static String time(double micros) {
    return micros < 1e3
        ? SentenceDigits.plain(micros) + " µs"
        : SentenceDigits.plain(micros / 1e3) + " ms";
  }

  private static DoubleStream values(ResultRow row, String metric) {
    @Nullable Measured measured = row.secondary().get(metric);
    return measured == null
        ? DoubleStream.empty()
        : measured.forks().stream()
            .flatMap(fork -> fork.samples().iterations().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite);
  }
}
