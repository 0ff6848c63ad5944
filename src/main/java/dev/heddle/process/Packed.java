package dev.heddle.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many items as one object that is quick to send: an array of primitives where all are boxed
 * numbers of one kind, else an array of objects.
 */
final class Packed {

  private Packed() {}

  static Object pack(List<? extends @Nullable Object> items) {
    Object first = items.isEmpty() ? null : items.getFirst();
    if (first != null && items.stream().allMatch(item -> is(item, first.getClass()))) {
      switch (first) {
        case Long _ -> {
          long[] packed = new long[items.size()];
          Arrays.setAll(packed, i -> (Long) present(items.get(i)));
          return packed;
        }
        case Integer _ -> {
          int[] packed = new int[items.size()];
          Arrays.setAll(packed, i -> (Integer) present(items.get(i)));
          return packed;
        }
        case Double _ -> {
          double[] packed = new double[items.size()];
          Arrays.setAll(packed, i -> (Double) present(items.get(i)));
          return packed;
        }
        default -> {}
      }
    }
    return items.toArray();
  }

  private static boolean is(@Nullable Object item, Class<?> type) {
    return item != null && item.getClass() == type;
  }

  private static Object present(@Nullable Object item) {
    if (item == null) {
      throw new IllegalStateException("an item has gone");
    }
    return item;
  }

  @SuppressWarnings("unchecked") // packed from items of that type
  static <T extends @Nullable Object> List<T> unpack(Object packed) {
    List<@Nullable Object> items = new ArrayList<>();
    switch (packed) {
      case long[] longs -> {
        for (long item : longs) {
          items.add(item);
        }
      }
      case int[] ints -> {
        for (int item : ints) {
          items.add(item);
        }
      }
      case double[] doubles -> {
        for (double item : doubles) {
          items.add(item);
        }
      }
      case Object[] objects -> items.addAll(Arrays.asList(objects));
      default -> throw new IllegalArgumentException("not packed: " + packed.getClass());
    }
    return (List<T>) items;
  }
}
