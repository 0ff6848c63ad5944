package dev.heddle.run;

import java.util.EnumMap;
import java.util.Map;

/**
 * How long it may take to read things of processes, as the forks of a run teach: what would take
 * too long is left out. Used by one thread at a time.
 */
final class ReadingTimes {

  private static final double NEW_SHARE = 0.3;

  /** One reading of memory can take this much longer than all before. */
  private static final double MARGIN = 1.5;

  /** What is counted, and how long one of it takes before anybody knows, in ns. */
  enum Item {
    /** The switches of a thread. */
    THREAD(40_000),
    /** The memory of a process. */
    MEMORY(5_000_000),
    /** The time and the bytes of a process. */
    PROCESS(200_000),
    /** How large a process is, and how many threads it has. */
    LEVELS(100_000),
    /** The control group of the fork. */
    GROUP(200_000),
    /** Who of all processes is the fork. */
    SEARCH(2_000_000),
    /** All that is done for a fork beside reading. */
    BESIDE(2_000_000);

    private final double guess;

    Item(double guess) {
      this.guess = guess;
    }
  }

  private final Map<Item, Double> each = new EnumMap<>(Item.class);

  /** How long it may take to read so many, in ns. */
  double expected(Item item, int count) {
    double one = each.getOrDefault(item, item.guess) * (item == Item.MEMORY ? MARGIN : 1);
    return one * count;
  }

  /** That was left out: if it always is, nobody would see that it has become shorter. */
  void leftOut(Item item) {
    each.computeIfPresent(item, (_, known) -> Math.max(known * (1 - NEW_SHARE / 2), 1));
  }

  /** So many have taken so long, in ns. */
  void took(Item item, int count, long nanos) {
    if (count > 0) {
      each.merge(item, (double) nanos / count, (known, now) -> mean(item, known, now));
    }
  }

  /** Of memory the longest reading counts, and is forgotten slowly. */
  private static double mean(Item item, double known, double now) {
    return item == Item.MEMORY && now > known ? now : known + NEW_SHARE * (now - known);
  }
}
