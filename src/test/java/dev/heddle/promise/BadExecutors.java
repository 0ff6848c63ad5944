package dev.heddle.promise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Executors that break promises, as some that people use do. */
public final class BadExecutors {

  private BadExecutors() {}

  /** Hands all on to a good one. */
  public abstract static class Passing extends AbstractExecutorService {

    final ExecutorService good = Executors.newFixedThreadPool(2);

    @Override
    public void execute(Runnable command) {
      good.execute(command);
    }

    @Override
    public void shutdown() {
      good.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
      return good.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
      return good.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return good.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      return good.awaitTermination(timeout, unit);
    }
  }

  /** Its end never comes. */
  public static final class NeverEnds extends Passing {
    @Override
    public void close() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }
  }

  /** Runs a task again where it fails or not, refuses none, and gives exceptions as answers. */
  public static final class Careless extends Passing {
    @Override
    public void execute(Runnable command) {
      if (!good.isShutdown()) {
        good.execute(command);
      } else {
        command.run();
      }
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
      return super.submit(() -> {
        T _ = task.call();
        return task.call();
      });
    }

    @Override
    @SuppressWarnings("unchecked") // that is the point
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) {
      List<Future<T>> all = new ArrayList<>();
      for (Callable<T> task : tasks) {
        try {
          all.add(CompletableFuture.completedFuture(task.call()));
        } catch (Exception e) {
          all.add((Future<T>) CompletableFuture.completedFuture(e));
        }
      }
      return all;
    }
  }

  /** Never runs what it is given. */
  public static final class Deaf extends Passing {
    @Override
    public void execute(Runnable command) {
      // nobody does
    }
  }

  /** Makes one of so many threads. */
  public static final class Making implements Supplier<ExecutorService> {

    private final int workers;

    public Making(int workers) {
      this.workers = workers;
    }

    @Override
    public ExecutorService get() {
      return Executors.newFixedThreadPool(workers);
    }
  }

  /** Cannot be made. */
  public static final class Unmade extends Passing {
    public Unmade() {
      throw new IllegalStateException("no\nlicence");
    }
  }
}
