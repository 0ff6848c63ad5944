package dev.heddle.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How late the least late task of each twentieth of a second is. Whoever is stopped for a while
 * catches up again; with too much to do nobody does, and even those are later and later.
 */
final class Lateness {

  private static final long PART_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** It may grow by so much, as it does where a queue has become longer, and then stays so. */
  private static final long GROWN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final List<Long> least = new ArrayList<>();

  /** A task that was to begin so long after the first, and was late by so much. */
  void add(long sinceStart, long late) {
    int part = (int) (sinceStart / PART_NANOS);
    while (least.size() <= part) {
      least.add(Long.MAX_VALUE);
    }
    least.set(part, Math.min(late, least.get(part)));
  }

  /** Whether all of the later half are later than one of the earlier half, by 50 ms. */
  boolean grows() {
    int half = least.size() / 2;
    long earlier = least(least.subList(0, half));
    long later = least(least.subList(half, least.size()));
    return later != Long.MAX_VALUE && later - earlier > GROWN_NANOS;
  }

  private static long least(List<Long> parts) {
    return parts.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
  }

  void forget() {
    least.clear();
  }
}
