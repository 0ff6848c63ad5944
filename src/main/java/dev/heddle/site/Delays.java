package dev.heddle.site;

import java.util.concurrent.atomic.AtomicLongArray;

/** A histogram of times in nanoseconds, exact to 1 %, that any thread may add to. */
final class Delays {

  // 2^7 buckets a power of two: each is at most 1/128 of its times wide
  private static final int PRECISION = 7;

  private final AtomicLongArray counts = new AtomicLongArray((64 - PRECISION) << PRECISION);

  void add(long nanos) {
    counts.incrementAndGet(bucket(Math.max(0, nanos)));
  }

  /** The time that a share of {@code quantile} (0 to 1) does not exceed; 0 if there are none. */
  long quantile(double quantile) {
    long total = 0;
    for (int i = 0; i < counts.length(); i++) {
      total += counts.get(i);
    }
    long rank = Math.max(1, (long) Math.ceil(quantile * total));
    long seen = 0;
    for (int i = 0; i < counts.length(); i++) {
      seen += counts.get(i);
      if (seen >= rank) {
        return lowest(i + 1) - 1;
      }
    }
    return 0;
  }

  void clear() {
    for (int i = 0; i < counts.length(); i++) {
      counts.set(i, 0);
    }
  }

  private static int bucket(long nanos) {
    int shift = Math.max(0, 63 - PRECISION - Long.numberOfLeadingZeros(nanos | 1));
    return (shift << PRECISION) + (int) (nanos >>> shift);
  }

  /** The lowest time of bucket {@code index}; the reverse of {@link #bucket}. */
  private static long lowest(int index) {
    int shift = Math.max(0, (index >>> PRECISION) - 1);
    return ((long) index - ((long) shift << PRECISION)) << shift;
  }
}
