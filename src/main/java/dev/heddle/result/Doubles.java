package dev.heddle.result;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** A list of numbers that takes eight bytes for each. */
final class Doubles extends AbstractList<Double> implements RandomAccess {

  private final double[] values;

  private Doubles(double[] values) {
    this.values = values;
  }

  /** The numbers in a list of any kind. */
  static double[] array(List<Double> list) {
    return list instanceof Doubles doubles
        ? doubles.values.clone()
        : list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Double get(int index) {
    return values[index];
  }

  @Override
  public int size() {
    return values.length;
  }

  /** Numbers that come one after the other. */
  static final class Growing {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    Doubles whole() {
      return new Doubles(Arrays.copyOf(values, size));
    }
  }
}
