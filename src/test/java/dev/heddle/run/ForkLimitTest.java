package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.OtherJvm;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time limit of a fork holds, whatever the system lets us see meanwhile. */
@Timeout(400)
class ForkLimitTest {

  private static final long STARVED_NANOS = 2_000_000_000L;

  /** What the starved JVM does. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
      System.out.println("first: " + (hasEnded(Duration.ofMillis(1), 0) ? "ended" : "lives"));
      boolean ended = hasEnded(Duration.ofMillis(200), STARVED_NANOS);
      System.out.println("second: " + (ended ? "ended" : "lives"));
    }

    /** Whether a child is ended by its limit, while no file can be opened for so long. */
    private static boolean hasEnded(Duration limit, long starvedNanos) throws Exception {
      Process child = new ProcessBuilder("sleep", "60").start();
      List<FileInputStream> files = new ArrayList<>();
      try (ForkLimit _ = ForkLimit.start(limit)) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < starvedNanos) {
          try {
            files.add(new FileInputStream("/dev/null"));
          } catch (IOException e) {
            LockSupport.parkNanos(1_000_000);
          }
        }
        for (FileInputStream file : files) {
          file.close();
        }
        return child.waitFor(20, TimeUnit.SECONDS);
      } finally {
        child.destroyForcibly();
      }
    }
  }

  @Test
  void itStrikesAgainWhereProcessesCouldNotBeSeen() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("bash", "-c", "ulimit -n 300; exec timeout -k 1 300 \"$@\" 2>&1", "-"));
    command.addAll(OtherJvm.command(Main.class));
    Process process = new ProcessBuilder(command).start();
    try (OtherJvm jvm = new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8))) {
      assertThat(jvm.line()).isEqualTo("first: ended");
      assertThat(jvm.line()).isEqualTo("second: ended");
    }
  }
}
