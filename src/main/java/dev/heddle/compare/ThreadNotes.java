package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.Told;
import dev.heddle.stats.Iterations;
import java.util.Arrays;
import java.util.List;

/**
 * Says what the threads cost that a row starts in each operation, where that is much of its time.
 */
final class ThreadNotes {

  /** A share of an operation that is worth a word. */
  private static final double MUCH = 0.03;

  private ThreadNotes() {}

  static void add(ResultRow row, Measured measured, Iterations iterations, List<Footnote> notes) {
    Unit unit = Unit.of(measured.unit());
    if (unit.kind() != Unit.Kind.TIME_PER_OPERATION || !measured.equals(row.primary())) {
      return;
    }
    List<Told.NewThreads> told = Fork.told(row.forks(), Told.NewThreads.class);
    if (told.isEmpty()) {
      return;
    }
    double operation =
        Arrays.stream(iterations.means()).average().orElse(0) * unit.in(Unit.of("ms/op"));
    int count = told.stream().mapToInt(Told.NewThreads::count).max().orElse(0);
    double alone =
        told.stream().mapToLong(each -> each.alone().toNanos()).average().orElse(0) / 1e6;
    if (operation > 0 && alone > MUCH * operation) {
      notes.add(ToldWords.startsThreads(count, alone, alone / operation));
    }
  }
}
