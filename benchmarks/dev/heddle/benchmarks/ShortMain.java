package dev.heddle.benchmarks;

import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import dev.heddle.workload.SumOfSquares;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A short program that has a pool, one of {@link ShortPrograms}: it does each step when it is given
 * a byte, and ends where there is none.
 */
final class ShortMain {

  /** How many tasks it gives away together. */
  static final int TASKS = 1_000;

  /** What each task answers. */
  static final long ANSWER = 285;

  private static final SumOfSquares TASK = new SumOfSquares(1, 10);

  private ShortMain() {}

  /** The pool of a program that says nothing but how many workers it has. */
  static PoolOptions options(int workers) {
    return PoolOptions.of(workers).withCloseLimit(Duration.ofSeconds(10));
  }

  /** Called with the number of workers. */
  static void main(String[] args) throws IOException, ExecutionException, InterruptedException {
    System.out.println("ready");
    if (System.in.read() < 0) {
      return;
    }
    try (ProcessPool pool = ProcessPool.open(options(Integer.parseInt(args[0])))) {
      System.out.println(pool.submit(TASK).get());
      if (System.in.read() < 0) {
        return;
      }
      long begin = System.nanoTime();
      giveAway(pool);
      long middle = System.nanoTime();
      giveAway(pool);
      long end = System.nanoTime();
      System.out.println((middle - begin) + " " + (end - middle) + " " + pool.starts());
      int _ = System.in.read();
    }
  }

  private static void giveAway(ProcessPool pool) throws ExecutionException, InterruptedException {
    List<SumOfSquares> tasks = new ArrayList<>(TASKS);
    for (int i = 0; i < TASKS; i++) {
      tasks.add(TASK);
    }
    int answers = 0;
    for (Future<Long> answer : pool.invokeAll(tasks)) {
      if (answer.get() != ANSWER) {
        throw new WrongAnswerException("dispatch", answer.get() + " came, right is " + ANSWER);
      }
      answers++;
    }
    if (answers != TASKS) {
      throw new WrongAnswerException("dispatch", answers + " answers came, right are " + TASKS);
    }
  }
}
