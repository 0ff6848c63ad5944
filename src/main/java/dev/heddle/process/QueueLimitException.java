package dev.heddle.process;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A task waited for a worker for longer than its pool lets any task wait, and was never started.
 */
public final class QueueLimitException extends TimeoutException {

  private static final long serialVersionUID = 1L;

  QueueLimitException(String task, Duration limit) {
    super(PoolWords.waitedTooLong(task, limit));
  }
}
