package dev.heddle.result;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by a few names, in the order in which they came: eight bytes for each, as a large file
 * has millions, all by the same names.
 */
final class NamedNumbers extends AbstractMap<String, Double> {

  private final String[] names;
  private final double[] values;

  private NamedNumbers(String[] names, double[] values) {
    this.names = names;
    this.values = values;
  }

  private int place(@Nullable Object name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return place(name) >= 0;
  }

  @Override
  public @Nullable Double get(@Nullable Object name) {
    int place = place(name);
    return place < 0 ? null : values[place];
  }

  @Override
  public Set<Map.Entry<String, Double>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Double>> iterator() {
        return IntStream.range(0, names.length)
            .mapToObj(i -> Map.entry(names[i], values[i]))
            .iterator();
      }

      @Override
      public int size() {
        return names.length;
      }
    };
  }

  /** Reads several of them, one after the other. */
  static final class Growing {
    private String[] names = new String[16];
    private double[] values = new double[16];
    private int size;
    private String[] before = new String[0];

    void clear() {
      size = 0;
    }

    /** What comes by a name again counts. */
    void put(String name, double value) {
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          values[i] = value;
          return;
        }
      }
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      names[size] = name;
      values[size++] = value;
    }

    Map<String, Double> whole() {
      if (size == 0) {
        return Map.of();
      }
      if (!Arrays.equals(before, 0, before.length, names, 0, size)) {
        before = Arrays.copyOf(names, size);
      }
      return new NamedNumbers(before, Arrays.copyOf(values, size));
    }
  }
}
