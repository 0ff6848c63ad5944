package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.OtherJvm;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that may open no more files, for a while, loses neither deadlines nor workers. */
@Timeout(90)
class StarvedOfDescriptorsTest {

  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final long STARVED_NANOS = 4_000_000_000L;

  private record Endless() implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      new CountDownLatch(1).await();
      return 0;
    }
  }

  /** What the starved JVM does. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
      try (ProcessPool pool = ProcessPool.open(Pools.small(1).withDeadline(DEADLINE))) {
        // what it needs to kill and to start is loaded while files can be opened
        System.out.println(endOf(Pools.submit(pool, new Endless())));
        pool.startAll();
        Future<Integer> late = Pools.submit(pool, new Endless());
        List<FileInputStream> files = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < STARVED_NANOS) {
          try {
            files.add(new FileInputStream("/dev/null"));
          } catch (IOException e) {
            LockSupport.parkNanos(1_000_000);
          }
        }
        for (FileInputStream file : files) {
          file.close();
        }
        System.out.println(endOf(late));
        System.out.println(Pools.submit(pool, () -> 42).get(20, TimeUnit.SECONDS));
        System.out.println(endOf(Pools.submit(pool, new Endless())));
      }
      System.out.println("workers left: " + Pools.processes());
    }

    private static String endOf(Future<Integer> late) throws Exception {
      try {
        return "result " + late.get(20, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        return Objects.requireNonNull(e.getCause()).getClass().getSimpleName();
      }
    }
  }

  @Test
  void aDeadlineHoldsAndTheWorkerIsReplacedAllTheSame() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("bash", "-c", "ulimit -n 300; exec timeout -k 1 70 \"$@\" 2>&1", "-"));
    command.addAll(OtherJvm.command(Main.class));
    Process process = new ProcessBuilder(command).start();
    try (OtherJvm jvm = new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8))) {
      assertThat(jvm.line()).isEqualTo("DeadlineException");
      assertThat(jvm.line()).isEqualTo("DeadlineException");
      assertThat(jvm.line()).isEqualTo("42");
      assertThat(jvm.line()).isEqualTo("DeadlineException");
      assertThat(jvm.line()).isEqualTo("workers left: 0");
    }
  }
}
