package dev.heddle.result;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small map that takes two references for each of its entries, in their order: a large run has
 * two with every fork.
 */
final class Pairs<V> extends AbstractMap<String, V> {

  private final List<String> names;
  private final List<V> values;

  /** The values by {@code names}, one for each. */
  Pairs(List<String> names, List<V> values) {
    this.names = List.copyOf(names);
    this.values = List.copyOf(values);
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    int place = name == null ? -1 : names.indexOf(name);
    return place < 0 ? null : values.get(place);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name != null && names.contains(name);
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.size();
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.size();
    }

    @Override
    public Map.Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, V> entry = Map.entry(names.get(next), values.get(next));
      next++;
      return entry;
    }
  }
}
