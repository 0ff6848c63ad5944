package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.memory.Linux;
import dev.heddle.testing.OtherJvm;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool works, and survives a crash, where there is nothing of what only Linux has. */
@Timeout(120)
class OtherSystemTest {

  /** Whether the worker takes its system for Linux. */
  record Asking() implements Callable<Boolean>, Serializable {
    @Override
    public Boolean call() {
      return Linux.isHere();
    }
  }

  /** Ends its worker. */
  record Ending() implements Callable<Boolean>, Serializable {
    @Override
    public Boolean call() {
      Runtime.getRuntime().halt(7);
      return true;
    }
  }

  /** Opens a pool, asks, has a worker end, and asks again. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
      PoolOptions options = PoolOptions.of(1).withTransport(Transport.valueOf(args[0]));
      try (ProcessPool pool = ProcessPool.open(options)) {
        System.out.println(pool.submit(new Asking()).get());
        try {
          System.out.println(pool.submit(new Ending()).get());
        } catch (ExecutionException e) {
          System.out.println(Objects.requireNonNull(e.getCause()).getClass().getSimpleName());
        }
        System.out.println(pool.submit(new Asking()).get());
      }
      System.out.println("closed");
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource
  void aPoolLosesNoTaskAndNoWorker(Transport transport) throws Exception {
    try (OtherJvm other =
        OtherJvm.startWith(List.of("-Dheddle.linux=off"), Main.class, transport.name())) {
      assertThat(other.line()).isEqualTo("false");
      assertThat(other.line()).isEqualTo("WorkerCrashedException");
      assertThat(other.line()).isEqualTo("false");
      assertThat(other.line()).isEqualTo("closed");
    }
  }
}
