package dev.heddle.result;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * The forks of a metric in a JMH file, which are their values and no more: those of all in one
 * array, as a large file has millions of forks.
 */
final class FileForks extends AbstractList<Measured.Taken> implements RandomAccess {

  private final String unit;
  private final double[] values;
  private final int[] ends;

  private FileForks(String unit, double[] values, int[] ends) {
    this.unit = unit;
    this.values = values;
    this.ends = ends;
  }

  @Override
  public Measured.Taken get(int index) {
    int from = index == 0 ? 0 : ends[index - 1];
    return new Measured.Taken(0, Samples.of(unit, Doubles.part(values, from, ends[index])));
  }

  @Override
  public int size() {
    return ends.length;
  }

  /** Forks that come one after the other; what it holds can be used again and again. */
  static final class Growing {
    private final Doubles.Growing values = new Doubles.Growing();
    private int[] ends = new int[16];
    private int forks;

    /** One more value of the fork that goes on. */
    void add(double value) {
      values.add(value);
    }

    /** Ends a fork; one without a value is none. */
    void end() {
      if (values.size() == (forks == 0 ? 0 : ends[forks - 1])) {
        return;
      }
      if (forks == ends.length) {
        ends = Arrays.copyOf(ends, 2 * forks);
      }
      ends[forks++] = values.size();
    }

    void clear() {
      values.clear();
      forks = 0;
    }

    FileForks whole(String unit) {
      return new FileForks(unit, values.array(), Arrays.copyOf(ends, forks));
    }
  }
}
