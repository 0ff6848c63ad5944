package dev.heddle.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs several tasks for the result of any: what the JDK has for this wraps tasks in what cannot be
 * sent to a worker.
 */
final class FirstSuccess<T> {

  private final Dispatcher dispatcher;
  private final Consumer<RemoteTask<?>> send;
  private final BlockingQueue<RemoteTask<T>> done = new LinkedBlockingQueue<>();
  private final List<RemoteTask<T>> futures = new ArrayList<>();

  /** Over {@code dispatcher}, to which {@code send} takes tasks. */
  FirstSuccess(Dispatcher dispatcher, Consumer<RemoteTask<?>> send) {
    this.dispatcher = dispatcher;
    this.send = send;
  }

  /** The first result there is within {@code nanos}; cancels all other tasks. */
  T of(Collection<? extends Callable<T>> tasks, long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException(PoolWords.NO_TASKS);
    }
    long start = System.nanoTime();
    try {
      for (Callable<T> task : tasks) {
        RemoteTask<T> future = new RemoteTask<>(task, dispatcher, done::add);
        futures.add(future);
        send.accept(future);
      }
      ExecutionException last = null;
      for (int left = futures.size(); left > 0; left--) {
        RemoteTask<T> next = done.poll(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new TimeoutException(PoolWords.NO_SUCCESS);
        }
        try {
          return next.get();
        } catch (ExecutionException e) {
          last = e;
        }
      }
      throw Objects.requireNonNull(last);
    } finally {
      for (RemoteTask<T> future : futures) {
        future.cancel(true);
      }
    }
  }
}
