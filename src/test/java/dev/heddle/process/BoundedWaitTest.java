package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.memory.WaitPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever waits for a result for some time waits no longer, though the result has begun to come.
 */
@Timeout(120)
class BoundedWaitTest {

  private static final int ATTEMPTS = 20;
  private static final int LARGE = 60 << 20;

  /** A result that takes a while to come, and whose worker is stopped in the middle of it. */
  private record StopsInTheMiddle() implements Task<byte[]> {
    @Override
    public byte[] call() throws Exception {
      Thread writer = Thread.currentThread();
      long pid = ProcessHandle.current().pid();
      Thread.ofPlatform().daemon().start(() -> stopWhenItWrites(writer, pid));
      return new byte[LARGE];
    }

    private static void stopWhenItWrites(Thread writer, long pid) {
      try {
        while (Arrays.stream(writer.getStackTrace())
            .noneMatch(frame -> frame.getClassName().endsWith(".ByteRingLink"))) {
          Thread.onSpinWait();
        }
        Processes.signal("STOP", pid);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(WaitPolicy.class)
  void aStoppedWorkerHoldsNobodyWhoWaitsWithALimit(WaitPolicy policy) throws Exception {
    PoolOptions options =
        Pools.small(1, Transport.SHARED_MEMORY)
            .withJvmFlags(List.of("-Xmx200m", "-XX:+UseSerialGC"))
            .withWaitPolicy(policy);
    try (ProcessPool pool = ProcessPool.open(options)) {
      long worker = Pools.submit(pool, new Pools.WhoAmI()).get(40, TimeUnit.SECONDS);
      boolean stopped = false;
      for (int i = 0; i < ATTEMPTS && !stopped; i++) {
        Future<byte[]> large = Pools.submit(pool, new StopsInTheMiddle());
        for (int wait = 0; wait < 30 && !large.isDone() && !stopped; wait++) {
          try {
            byte[] _ = large.get(100, TimeUnit.MILLISECONDS);
          } catch (TimeoutException e) {
            stopped = Processes.isStopped(worker);
          }
        }
        if (stopped) {
          // it has come back from a wait while the worker stood still; so it does again
          assertThatExceptionOfType(TimeoutException.class)
              .isThrownBy(() -> large.get(100, TimeUnit.MILLISECONDS));
          Processes.signal("CONT", worker);
          assertThat(large.get(40, TimeUnit.SECONDS)).hasSize(LARGE);
        } else {
          Processes.signal("CONT", worker);
        }
      }
      assertThat(stopped).isTrue();
    }
  }
}
