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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that may open no more files, for a while, loses neither deadlines nor workers. */
@Timeout(400)
class StarvedOfDescriptorsTest {

  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final long STARVED_NANOS = 4_000_000_000L;
  private static final int ATTEMPTS = 4;
  private static final int FREED_EACH = 3;

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
        // with a limit of its own, which a fresh worker does not miss on a busy machine
        Future<Integer> next = pool.submit((Task<Integer>) () -> 42, Duration.ofSeconds(40));
        System.out.println(next.get(40, TimeUnit.SECONDS));
        System.out.println(endOf(Pools.submit(pool, new Endless())));
      }
      System.out.println("workers left: " + Pools.processes());
    }

    private static String endOf(Future<Integer> late) throws Exception {
      try {
        return "result " + late.get(40, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        return Objects.requireNonNull(e.getCause()).getClass().getSimpleName();
      }
    }
  }

  /** Starts workers with few descriptors left, then with some more each time until one starts. */
  static final class Few {
    private Few() {}

    public static void main(String[] args) throws Exception {
      List<FileInputStream> files = new ArrayList<>();
      List<ProcessPool> pools = new ArrayList<>();
      try {
        for (int i = 0; i <= ATTEMPTS; i++) {
          pools.add(ProcessPool.open(Pools.small(1)));
        }
        // what it needs to start, or not, is loaded while files can be opened
        pools.getFirst().startAll();
        startInVain();
        takeAll(files);
        for (ProcessPool pool : pools.subList(1, pools.size())) {
          for (int i = 0; i < FREED_EACH; i++) {
            files.removeLast().close();
          }
          try {
            pool.startAll();
            break;
          } catch (IOException e) {
            System.out.println(e.getMessage());
          }
        }
      } finally {
        for (FileInputStream file : files) {
          file.close();
        }
        pools.forEach(ProcessPool::close);
      }
      System.out.println("started");
    }

    private static void startInVain() {
      PoolOptions options = Pools.small(1).withJvmFlags(List.of("-XX:NoSuchFlag"));
      try (ProcessPool pool = ProcessPool.open(options)) {
        pool.startAll();
      } catch (IOException e) {
        // as it should be
      }
    }

    private static void takeAll(List<FileInputStream> files) {
      try {
        while (true) {
          files.add(new FileInputStream("/dev/null"));
        }
      } catch (IOException e) {
        // that was all
      }
    }
  }

  @Test
  void whoeverHasTooFewForAWorkerIsToldInOneLineWhatToDo() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("bash", "-c", "ulimit -n 96; exec timeout -k 1 300 \"$@\" 2>&1", "-"));
    command.addAll(OtherJvm.command(Few.class));
    Process process = new ProcessBuilder(command).start();
    List<String> told = new ArrayList<>();
    try (OtherJvm jvm = new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8))) {
      for (String line = jvm.line(); !line.equals("started"); line = jvm.line()) {
        if (!line.startsWith("worker ") || line.startsWith("worker cannot")) {
          told.add(line);
        } // else what the one said that was started in vain
      }
    }
    assertThat(told)
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.startsWith("worker cannot be "))
        .allMatch(line -> line.contains("; raise its limit of open files (ulimit -n)"))
        .anyMatch(line -> line.contains("Cannot run program"));
  }

  @Tag("contract")
  @Test
  void aDeadlineHoldsAndTheWorkerIsReplacedAllTheSame() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("bash", "-c", "ulimit -n 300; exec timeout -k 1 300 \"$@\" 2>&1", "-"));
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
