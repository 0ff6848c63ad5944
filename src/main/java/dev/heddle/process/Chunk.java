package dev.heddle.process;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A function and some of the items that it is to be applied to: one task.
 *
 * @param items what {@link Packed} makes of them
 */
record Chunk<T, R extends @Nullable Object>(
    RemoteFunction<? super T, ? extends R> function, Object items)
    implements Callable<Object>, Serializable {

  @Override
  public Object call() throws Exception {
    List<T> given = Packed.unpack(items);
    List<@Nullable Object> results = new ArrayList<>(given.size());
    for (T item : given) {
      results.add(function.apply(item));
    }
    return Packed.pack(results);
  }
}
