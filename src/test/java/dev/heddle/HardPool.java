package dev.heddle;

import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import dev.heddle.process.StartedFrom;
import dev.heddle.process.Transport;
import dev.heddle.process.WorkerCrashedException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Answers, also after a crash; no task is lost, and no worker. */
class HardPool implements HardPart.Use {

  final ProcessPool pool;

  HardPool(PoolOptions options) throws IOException {
    pool = ProcessPool.open(options);
  }

  static PoolOptions options() {
    return PoolOptions.of(1)
        .withTransport(Transport.SHARED_MEMORY)
        .withCloseLimit(HardPart.LIMIT)
        .withStartLimit(HardPart.LIMIT)
        .withJvmFlags(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
  }

  /** Adds up what it was given. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Sum(byte[] bytes) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      int sum = 0;
      for (byte each : bytes) {
        sum += each;
      }
      return sum;
    }
  }

  /** Ends its worker. */
  private record Dies() implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      Runtime.getRuntime().halt(7);
      return 0;
    }
  }

  private static byte[] ones(int number) {
    byte[] ones = new byte[number];
    java.util.Arrays.fill(ones, (byte) 1);
    return ones;
  }

  @Override
  public void use() throws Exception {
    HardPart.check(result(new Sum(ones(42))) == 42, "a small task");
    HardPart.check(result(new Sum(ones(1 << 20))) == 1 << 20, "a large task");
    try {
      HardPart.check(result(new Dies()) == 1, "a crash gave a result");
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof WorkerCrashedException)) {
        throw e;
      }
      HardPart.check(
          Objects.requireNonNull(e.getCause().getMessage()).contains("exited with code 7"),
          "a crash: " + e.getCause().getMessage());
    }
    HardPart.check(result(new Sum(ones(42))) == 42, "a task after a crash");
  }

  private int result(Callable<Integer> task) throws Exception {
    Future<Integer> future = pool.submit(task);
    return future.get(HardPart.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    pool.close();
  }

  /** The same with workers that start from a cache, if there is one. */
  static final class Cached extends HardPool {
    Cached() throws IOException {
      super(options().withAot(true));
    }

    @Override
    public void use() throws Exception {
      super.use();
      HardPart.check(
          pool.starts().keySet().stream().noneMatch(StartedFrom.CLASS_FILES::equals), "archive");
    }
  }
}
