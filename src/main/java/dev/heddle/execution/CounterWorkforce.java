package dev.heddle.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The caller and further threads that take tasks from a counter: no queue, no future for a task,
 * and whoever is done with one takes the next.
 *
 * @param executor threads that stay: those beside the caller, and one more, since tasks that come
 *     alone run without the caller
 * @param many how many tasks run at once
 */
record CounterWorkforce(ExecutorService executor, int many) implements Workforce {

  static CounterWorkforce open(int workers) {
    ThreadFactory factory = Thread.ofPlatform().daemon().name("heddle-limit-", 1).factory();
    return new CounterWorkforce(Executors.newFixedThreadPool(workers, factory), workers);
  }

  @Override
  public List<Worker> workers() {
    List<Worker> all = new ArrayList<>();
    all.add(Worker.caller(ModelWords.CALLER_AT_A_COUNTER));
    all.addAll(Worker.pooled(many - 1, ModelWords.OTHERS_AT_A_COUNTER));
    return all;
  }

  /**
   * {@inheritDoc}
   *
   * <p>After the first failure no further task begins; those that run are waited for.
   */
  @Override
  public <T> List<T> callAll(List<? extends Callable<T>> tasks)
      throws ExecutionException, InterruptedException {
    @Nullable Object[] results = new Object[tasks.size()];
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable taking =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
              results[i] = tasks.get(i).call();
            }
          } catch (Throwable e) {
            if (e instanceof InterruptedException) {
              Thread.currentThread().interrupt(); // the caller then waits for nobody
            }
            failure.compareAndSet(null, e);
            next.set(results.length);
          }
        };
    List<Future<?>> others = new ArrayList<>();
    boolean ended = false;
    try {
      for (int i = 1; i < Math.min(many, tasks.size()); i++) {
        others.add(executor.submit(taking));
      }
      taking.run();
      for (Future<?> other : others) {
        other.get();
      }
      ended = true;
    } finally {
      if (!ended) {
        next.set(results.length);
        others.forEach(other -> other.cancel(true));
      }
    }
    Throwable first = failure.get();
    if (first != null) {
      throw new ExecutionException(first);
    }
    @SuppressWarnings("unchecked") // each is what a task of this type gave
    List<T> all = (List<T>) Arrays.asList(results);
    return all;
  }

  @Override
  public void close() {
    new ExecutorWorkforce(executor, workers()).close();
  }
}
