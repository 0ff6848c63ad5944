package dev.heddle.result;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** A list of numbers that takes eight bytes for each: an array, or a part of one. */
final class Doubles extends AbstractList<Double> implements RandomAccess {

  private final double[] values;
  private final int from;
  private final int to;

  private Doubles(double[] values, int from, int to) {
    this.values = values;
    this.from = from;
    this.to = to;
  }

  /** A part of an array that nobody changes. */
  static Doubles part(double[] values, int from, int to) {
    return new Doubles(values, from, to);
  }

  /** The numbers of a list without what a list takes beside them. */
  static List<Double> of(List<Double> list) {
    return list.isEmpty() ? List.of() : new Doubles(array(list), 0, list.size());
  }

  /** The numbers in a list of any kind. */
  static double[] array(List<Double> list) {
    return list instanceof Doubles doubles
        ? Arrays.copyOfRange(doubles.values, doubles.from, doubles.to)
        : list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The numbers of several lists, one after the other. */
  static double[] together(List<List<Double>> lists) {
    double[] all = new double[lists.stream().mapToInt(List::size).sum()];
    int to = 0;
    for (List<Double> list : lists) {
      for (double value : list) {
        all[to++] = value;
      }
    }
    return all;
  }

  @Override
  public Double get(int index) {
    return values[from + index];
  }

  @Override
  public int size() {
    return to - from;
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

    int size() {
      return size;
    }

    void clear() {
      size = 0;
    }

    double[] array() {
      return Arrays.copyOf(values, size);
    }

    Doubles whole() {
      return new Doubles(array(), 0, size);
    }
  }
}
