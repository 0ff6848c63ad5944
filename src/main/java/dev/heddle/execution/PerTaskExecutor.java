package dev.heddle.execution;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A new thread for every task, of which a semaphore lets so many run at once. */
final class PerTaskExecutor extends AbstractExecutorService {

  /** Where a task waits for its turn. */
  enum Turn {
    /** In the submitter, before the thread is created: threads are as few as running tasks. */
    BEFORE_THREAD,
    /** In the thread itself: for threads that cost little while they wait. */
    IN_THREAD
  }

  private final ExecutorService threads;
  private final Semaphore turns;
  private final Turn turn;

  PerTaskExecutor(ThreadFactory factory, Semaphore turns, Turn turn) {
    this.threads = Executors.newThreadPerTaskExecutor(factory);
    this.turns = turns;
    this.turn = turn;
  }

  @Override
  public void execute(Runnable task) {
    switch (turn) {
      case BEFORE_THREAD -> executeAfterTurn(task);
      case IN_THREAD -> threads.execute(() -> runAfterTurn(task));
    }
  }

  private void executeAfterTurn(Runnable task) {
    try {
      turns.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException(ModelWords.INTERRUPTED, e);
    }
    boolean started = false;
    try {
      threads.execute(() -> runAndGiveBack(task));
      started = true;
    } finally {
      if (!started) {
        turns.release();
      }
    }
  }

  private void runAfterTurn(Runnable task) {
    try {
      turns.acquire();
    } catch (InterruptedException e) {
      // only shutdownNow interrupts a thread whose task has not begun: it never will
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
      return;
    }
    runAndGiveBack(task);
  }

  private void runAndGiveBack(Runnable task) {
    try {
      task.run();
    } finally {
      turns.release();
    }
  }

  @Override
  public void shutdown() {
    threads.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return threads.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return threads.awaitTermination(timeout, unit);
  }
}
