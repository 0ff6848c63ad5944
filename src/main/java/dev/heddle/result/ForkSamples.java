package dev.heddle.result;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The secondary metrics of a fork, their values in one array and made into samples when they are
 * asked for: a large run has a dozen with every fork.
 */
final class ForkSamples extends AbstractMap<String, Samples> {

  private final Shape shape;
  private final double[] values;

  /**
   * The metrics of a fork.
   *
   * @param values the values of all metrics, in their order
   */
  ForkSamples(Shape shape, double[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * What forks have in common.
   *
   * @param names the metrics
   * @param units the unit of each
   * @param ends where the values of each end
   */
  record Shape(List<String> names, List<String> units, List<Integer> ends) {}

  /** Where the values of each end, all in one array. */
  static List<Integer> ends(List<List<Double>> values) {
    List<Integer> ends = new ArrayList<>(values.size());
    int end = 0;
    for (List<Double> each : values) {
      end += each.size();
      ends.add(end);
    }
    return List.copyOf(ends);
  }

  @Override
  public @Nullable Samples get(@Nullable Object name) {
    int place = name == null ? -1 : shape.names().indexOf(name);
    return place < 0 ? null : samples(place);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name != null && shape.names().contains(name);
  }

  private Samples samples(int place) {
    int from = place == 0 ? 0 : shape.ends().get(place - 1);
    return Samples.of(
        shape.units().get(place), Doubles.part(values, from, shape.ends().get(place)));
  }

  @Override
  public Set<Map.Entry<String, Samples>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return shape.names().size();
      }

      @Override
      public Iterator<Map.Entry<String, Samples>> iterator() {
        return IntStream.range(0, size())
            .mapToObj(place -> Map.entry(shape.names().get(place), samples(place)))
            .iterator();
      }
    };
  }
}
