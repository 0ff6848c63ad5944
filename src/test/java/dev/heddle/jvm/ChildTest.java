package dev.heddle.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.testing.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The processes that we start, wait for and end. */
class ChildTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void whatItPrintsIsReadWhileItRuns() throws Exception {
    // more than a pipe holds, so that it waits for its reader
    try (Child child = shell("head -c 300000 /dev/zero; exit 7")) {
      CompletableFuture<Integer> read = child.read(output -> output.readAllBytes().length);

      assertThat(child.await(LIMIT)).isTrue();
      assertThat(child.exitCode()).isEqualTo(7);
      assertThat(read.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(300_000);
    }
  }

  @Test
  void itsInputEndsWhenThatIsSaid() throws Exception {
    try (Child child = shell("cat")) {
      child.closeInput();

      assertThat(child.await(LIMIT)).isTrue();
      assertThat(child.exitCode()).isZero();
    }
  }

  @Test
  void oneThatGoesOnIsNotWaitedForBeyondTheLimit() throws Exception {
    try (Child child = shell("exec sleep 600")) {
      assertThat(child.await(Duration.ofMillis(1))).isFalse();
      assertThat(child.isAlive()).isTrue();
    }
  }

  @Test
  void oneThatSaysNothingIsKilledAfterTheLimit() throws Exception {
    try (Child child = shell("exec sleep 600")) {
      TimeLimit limit = child.killAfter(Duration.ofMillis(20));

      assertThat(child.await(LIMIT)).isTrue();
      assertThat(limit.struck()).isTrue();
    }
  }

  @Test
  void oneThatSaysItInTimeGoesOn() throws Exception {
    try (Child child = shell("exec cat")) {
      TimeLimit limit = child.killAfter(LIMIT);
      limit.close();

      child.closeInput();

      assertThat(child.await(LIMIT)).isTrue();
      assertThat(child.exitCode()).isZero();
      assertThat(limit.struck()).isFalse();
    }
  }

  @Test
  void theLimitHoldsAlsoWhereWhatHangsOnAnotherTimeOutGoesOn() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture<Object> late = new CompletableFuture<>();
    // before the time-out: after it, this thread would do it
    CompletableFuture<Object> other =
        late.exceptionally(_ -> {
          begun.countDown();
          return awaited(over);
        });
    assertThat(late.orTimeout(1, TimeUnit.MILLISECONDS)).isSameAs(late);
    try (Child child = shell("exec sleep 600")) {
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

      TimeLimit _ = child.killAfter(Duration.ofMillis(20));

      assertThat(child.await(LIMIT)).isTrue();
      assertThat(other).isNotDone();
    } finally {
      over.countDown();
    }
  }

  private static boolean awaited(CountDownLatch over) {
    try {
      return over.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void itEndsWithAllThatItStarted() throws Exception {
    Child child = shell("sleep 600 & echo $!; wait");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8))) {
      ProcessHandle below = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();

      child.end("test", LIMIT);

      assertThat(child.isAlive()).isFalse();
      Eventually.isTrue("it has ended", () -> !runs(below));
    } finally {
      child.close();
    }
  }

  @Test
  void whatIsNoProgramIsToldAtOnce() {
    assertThatThrownBy(() -> Child.start(new ProcessBuilder("/nowhere/no-program")))
        .isInstanceOfSatisfying(
            IOException.class,
            e -> assertThat(Failures.words(e)).isEqualTo("No such file or directory"));
  }

  /** Nobody may be there to ask how it ended, and until then it is known to the system. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static Child shell(String words) throws IOException {
    return Child.start(new ProcessBuilder("sh", "-c", words));
  }
}
