package app;

import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import java.io.Serializable;
import java.util.concurrent.Callable;

/** Adds up numbers in another process, and prints the sum. */
public final class SumInProcess {

  private SumInProcess() {}

  record Sum(long to) implements Callable<Long>, Serializable {
    @Override
    public Long call() {
      long sum = 0;
      for (long i = 1; i <= to; i++) {
        sum += i;
      }
      return sum;
    }
  }

  public static void main(String[] args) throws Exception {
    try (ProcessPool pool = ProcessPool.open(PoolOptions.of(1))) {
      System.out.println(pool.submit(new Sum(100)).get());
    }
  }
}
