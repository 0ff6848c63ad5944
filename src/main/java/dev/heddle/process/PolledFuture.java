package dev.heddle.process;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A future whose answer comes from a worker: whoever waits for it may look for it there itself. */
abstract class PolledFuture<T extends @Nullable Object> extends FutureTask<T> {

  private volatile @Nullable AnswerReader reader;

  PolledFuture(Callable<T> callable) {
    super(callable);
  }

  /** Remembers who takes its answer. */
  final void isAnsweredBy(AnswerReader one) {
    reader = one;
    if (isDone()) {
      reader = null; // whoever keeps the future is not to keep a worker's buffers with it
    }
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    lookForAnswer(Long.MAX_VALUE);
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    // what is long past is as good as now, and runs over no clock
    long nanos = Math.max(0, unit.toNanos(timeout));
    long start = System.nanoTime();
    lookForAnswer(nanos);
    return super.get(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
  }

  private void lookForAnswer(long nanos) {
    AnswerReader one = reader;
    if (one != null && !isDone()) {
      one.lookFor(this, nanos);
    }
  }

  @Override
  protected void done() {
    reader = null;
  }
}
