package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a pool promises for tasks that go well. */
@Timeout(30)
class ProcessPoolTest {

  private static ProcessPool pool;

  record Square(long n) implements Callable<Long>, Serializable {
    @Override
    public Long call() {
      return n * n;
    }
  }

  @BeforeAll
  static void open() throws Exception {
    pool = ProcessPool.open(PoolOptions.of(2));
    pool.startAll();
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Test
  void resultsComeInTheOrderOfTheTasks() throws Exception {
    List<Square> tasks = new ArrayList<>();
    List<Long> squares = new ArrayList<>();
    for (long i = 0; i < 500; i++) {
      tasks.add(new Square(i));
      squares.add(i * i);
    }
    List<Long> results = new ArrayList<>();
    for (Future<Long> future : pool.invokeAll(tasks)) {
      results.add(future.get());
    }
    assertThat(results).isEqualTo(squares);
    assertThat(pool.workers()).hasSize(2);
  }
}
