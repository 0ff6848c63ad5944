package dev.heddle.own;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A call of a person's own task, in whatever thread or process: with its own classes around it, and
 * an eye on what it does beside its work.
 */
public record OwnCall<T>(Callable<T> task) implements Callable<T>, Serializable {

  private static final long serialVersionUID = 1L;

  @Override
  public T call() throws Exception {
    OwnGuard.before();
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    ClassLoader own = task.getClass().getClassLoader();
    if (own == null || own.equals(usual)) {
      T answer = task.call();
      OwnGuard.after();
      return answer;
    }
    thread.setContextClassLoader(own);
    try {
      T answer = task.call();
      OwnGuard.after();
      return answer;
    } finally {
      thread.setContextClassLoader(usual);
    }
  }
}
