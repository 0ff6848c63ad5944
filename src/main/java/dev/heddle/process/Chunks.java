package dev.heddle.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Items that a function is applied to in workers, some consecutive ones at a time. */
record Chunks<T, R extends @Nullable Object>(
    List<? extends T> items, RemoteFunction<? super T, ? extends R> function, int size) {

  Chunks {
    if (size < 1) {
      throw new IllegalArgumentException(PoolWords.outOfRange("chunk", size, "give 1 or more"));
    }
  }

  /** The results in the order of the items; cancels what has not started when a chunk fails. */
  List<R> runIn(ExecutorService pool) throws InterruptedException, ExecutionException {
    List<Future<Object>> futures = new ArrayList<>();
    List<R> results = new ArrayList<>(items.size());
    boolean done = false;
    try {
      for (int from = 0; from < items.size(); from += size) {
        List<? extends T> part = items.subList(from, Math.min(items.size(), from + size));
        futures.add(pool.submit(new Chunk<T, R>(function, Packed.pack(part))));
      }
      for (Future<Object> future : futures) {
        results.addAll(Packed.<R>unpack(future.get()));
      }
      done = true;
      return results;
    } finally {
      if (!done) {
        futures.forEach(future -> future.cancel(false));
      }
    }
  }
}
