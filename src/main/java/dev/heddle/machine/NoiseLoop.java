package dev.heddle.machine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The JVM of a {@link NoiseTest}: does the same arithmetic again and again on every processor, and
 * prints what a piece of it took in the mean, in nanoseconds, and the share of the time in which it
 * stood still.
 */
final class NoiseLoop {

  private static final int STEPS = 200_000;

  /** A piece that takes so many times the usual was interrupted. */
  private static final double STOPPED = 1.5;

  private NoiseLoop() {}

  /** Takes the number of threads and the milliseconds of warm-up and of measurement. */
  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[0]);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      all(pool, threads, Long.parseLong(args[1]));
      double[] pieces = all(pool, threads, Long.parseLong(args[2]));
      Arrays.sort(pieces);
      double usual = pieces[pieces.length / 2];
      double sum = Arrays.stream(pieces).sum();
      double still =
          Arrays.stream(pieces)
              .filter(piece -> piece > STOPPED * usual)
              .map(piece -> piece - usual)
              .sum();
      System.out.println(sum / pieces.length + " " + still / sum);
    }
  }

  private static double[] all(ExecutorService pool, int threads, long millis) throws Exception {
    List<Callable<double[]>> each =
        IntStream.range(0, threads)
            .<Callable<double[]>>mapToObj(_ -> () -> pieces(millis))
            .toList();
    double[] all = {};
    for (Future<double[]> pieces : pool.invokeAll(each)) {
      double[] more = pieces.get();
      int before = all.length;
      all = Arrays.copyOf(all, before + more.length);
      System.arraycopy(more, 0, all, before, more.length);
    }
    return all;
  }

  /** What each piece took, in nanoseconds, until the time is over; at least one. */
  private static double[] pieces(long millis) {
    double[] pieces = new double[64];
    int count = 0;
    long seed = 1;
    long end = System.nanoTime() + millis * 1_000_000;
    long before = System.nanoTime();
    while (count == 0 || before < end) {
      seed = arithmetic(seed);
      long now = System.nanoTime();
      pieces = count == pieces.length ? Arrays.copyOf(pieces, 2 * count) : pieces;
      pieces[count++] = now - before;
      before = now;
    }
    if (seed == 0) {
      throw new IllegalStateException("a xorshift of 1 is never 0");
    }
    return Arrays.copyOf(pieces, count);
  }

  private static long arithmetic(long seed) {
    long x = seed;
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
