package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.ResultRow;
import dev.heddle.result.Role;
import dev.heddle.result.Told;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says what the forks of a benchmark of locks told beside the mean: waits, fairness, losses. */
final class LockNotes {

  private LockNotes() {}

  static void add(ResultRow row, List<Footnote> notes) {
    if (row.role() == Role.NO_LOCK) {
      lost(row).ifPresent(share -> notes.add(losses(share)));
    } else {
      service(row).ifPresent(service -> notes.add(waits(service)));
    }
  }

  /** The largest share of updates that a fork lost; empty where none tells. */
  private static OptionalDouble lost(ResultRow row) {
    OptionalDouble told =
        told(row, Told.LostUpdates.class).stream().mapToDouble(Told.LostUpdates::share).max();
    return told.isPresent() ? told : LockCounters.lost(row);
  }

  /** The longest wait in any fork, and the mean fairness; empty where none tells. */
  private static Optional<Told.LockService> service(ResultRow row) {
    List<Told.LockService> told = told(row, Told.LockService.class);
    return told.stream()
        .map(Told.LockService::longestWait)
        .max(Comparator.naturalOrder())
        .map(longest ->
            new Told.LockService(
                longest, told.stream().mapToDouble(Told.LockService::fairness).average().orElse(0)))
        .or(() -> LockCounters.service(row));
  }

  private static <T extends Told> List<T> told(ResultRow row, Class<T> theme) {
    return Fork.told(row.forks(), theme);
  }

  private static Footnote losses(double share) {
    return share > 0 ? ToldWords.updatesLost(share) : ToldWords.NONE_LOST;
  }

  private static Footnote waits(Told.LockService service) {
    return ToldWords.waits(service.longestWait().toNanos() / 1e3, service.fairness());
  }
}
