package dev.heddle.process;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Results of a pool as they come. The JDK's own service wraps each task in an object that cannot
 * cross to a worker.
 */
final class PoolCompletion<T extends @Nullable Object> implements CompletionService<T> {

  private final Dispatcher dispatcher;
  private final Consumer<RemoteTask<?>> send;
  private final BlockingQueue<Future<T>> done = new LinkedBlockingQueue<>();

  PoolCompletion(Dispatcher dispatcher, Consumer<RemoteTask<?>> send) {
    this.dispatcher = dispatcher;
    this.send = send;
  }

  @Override
  public Future<T> submit(Callable<T> task) {
    return sent(new RemoteTask<>(task, dispatcher, done::add));
  }

  @Override
  public Future<T> submit(Runnable task, T result) {
    return sent(new RemoteTask<>(task, result, false, dispatcher, done::add));
  }

  private Future<T> sent(RemoteTask<T> task) {
    send.accept(task);
    return task;
  }

  @Override
  public Future<T> take() throws InterruptedException {
    return done.take();
  }

  @Override
  public @Nullable Future<T> poll() {
    return done.poll();
  }

  @Override
  public @Nullable Future<T> poll(long timeout, TimeUnit unit) throws InterruptedException {
    return done.poll(timeout, unit);
  }
}
