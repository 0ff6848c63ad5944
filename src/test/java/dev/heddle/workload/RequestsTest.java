package dev.heddle.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that wait, compute, allocate, or need a permit. */
class RequestsTest {

  @Test
  void aRequestAnswersWithTheSumOfItsSquares() throws Exception {
    ServiceRequest request = ServiceRequest.of(Duration.ofMillis(1), Duration.ofNanos(500));
    assertThat(request.numbers()).isEqualTo(1000);
    assertThat(request.call()).isEqualTo(333_833_500);
    assertThat(new Computation(1000).right()).isEqualTo(333_833_500);
    assertThat(ServiceRequest.check(5, 5)).isEqualTo(5);
    assertThatThrownBy(() -> ServiceRequest.check(5, 6))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessage("wrong answer to a request: 6 came, right is 5");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 6", "25, 1500, 4", "100, 6000, 0"})
  void aRequestIsSplitIntoWaitingAndComputing(int percent, long micros, int millis) {
    ServiceRequest request = ServiceRequest.split(Duration.ofMillis(6), percent);
    assertThat(request.waiting()).isEqualTo(Duration.ofNanos(1000 * micros));
    assertThat(request.numbers()).isBetween(2_000_000L * millis, 2_000_000L * millis + 1_000_000);
  }

  @Test
  void whatIsTooLongOrNoShareIsRefused() {
    assertThatThrownBy(() -> ServiceRequest.of(Duration.ofSeconds(11), Duration.ZERO))
        .hasMessage("wait 11000 ms: out of range; write 0ms to 10s");
    assertThatThrownBy(() -> ServiceRequest.of(Duration.ZERO, Duration.ofSeconds(11)))
        .hasMessage("compute 11000 ms: out of range; write 0ms to 10s");
    assertThatThrownBy(() -> ServiceRequest.split(Duration.ofMillis(6), 101))
        .hasMessage("waiting 101: out of range; write 0 to 100");
  }

  @Test
  void grainsAnswerInOrderWhateverTheirChunks() throws Exception {
    for (int chunk : List.of(1, 3, 7)) {
      Grains grains = Grains.of(7, Duration.ofNanos(50), 9, chunk);
      List<long[]> answers = new ArrayList<>();
      for (Grains.Chunk each : grains.chunks()) {
        answers.add(Copy.of(each).call());
      }
      assertThat(answers).hasSize(Math.ceilDiv(7, chunk));
      assertThat(grains.check(answers)).isEqualTo(7);

      answers.getLast()[0]++;
      assertThatThrownBy(() -> grains.check(answers)).isInstanceOf(WrongAnswerException.class);
      answers.removeLast();
      assertThatThrownBy(() -> grains.check(answers)).hasMessageContaining("answers to 7 tasks");
    }
  }

  /** What stands twice in a message may travel once. */
  @Test
  void everyTaskOfAChunkCarriesItsOwnBytes() throws Exception {
    int one = Copy.size(Grains.of(8, Duration.ZERO, 10_000, 1).chunks().getFirst());
    int eight = Copy.size(Grains.of(8, Duration.ZERO, 10_000, 8).chunks().getFirst());
    assertThat(eight - one).isGreaterThan(7 * 10_000 - 1);
  }

  @Test
  void grainsThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> Grains.of(4, Duration.ZERO, 0, 5))
        .hasMessage("chunk 5: out of range; write 1 to 4");
    assertThatThrownBy(() -> Grains.of(0, Duration.ZERO, 0, 1))
        .hasMessage("operations 0: out of range; write 1 to 100000");
    assertThatThrownBy(() -> Grains.of(64, Duration.ZERO, 1 << 20, 17))
        .hasMessage("chunk 17: its payloads are more than 16 MiB together; take fewer");
  }

  @Test
  void garbageIsAllocatedAndCounted() {
    Garbage garbage = Garbage.of(Duration.ofNanos(500_000), 1);
    Garbage.Report report = garbage.call();
    assertThat(garbage.check(new Computation(1_000_000).right(), report)).isEqualTo(488);
    assertThatThrownBy(() -> garbage.check(1, report)).isInstanceOf(WrongAnswerException.class);
    assertThat(Garbage.of(Duration.ofMillis(1), 0).call().arrays()).isZero();
    assertThatThrownBy(() -> Garbage.of(Duration.ofMillis(1), 11))
        .hasMessage("rate 11.0: out of range; write 0 to 10 gigabytes a second");
  }

  @Test
  void theSlicesOfMemoryAddUpToTheWhole() {
    List<Long> sums = new ArrayList<>();
    MemorySum.all(3, 1000, 1).forEach(slice -> sums.add(slice.call()));
    long whole = new MemorySum(0, 1, 1000, 1).call();
    assertThat(MemorySum.check(1000, 1, sums)).isEqualTo(whole);
    sums.set(1, 0L);
    assertThatThrownBy(() -> MemorySum.check(1000, 1, sums))
        .isInstanceOf(WrongAnswerException.class);
  }

  @Test
  void aTaskThatNeedsAPermitGivesItBackFromAnyDepth() throws Exception {
    Permits permits = new Permits(1, 1, Duration.ofSeconds(20));
    assertThat(new PermitTask(permits, 1, 0).call()).isEqualTo(1);
    // there would be none without the first one's
    assertThat(new PermitTask(permits, 1000, 1000).call()).isEqualTo(1000);
  }

  @Test
  void noTaskHasAPermitBeforeAllHaveCome() throws Exception {
    Permits permits = new Permits(1, 2, Duration.ofMillis(20));
    assertThatThrownBy(() -> new PermitTask(permits, 1, 0).call())
        .isInstanceOf(TimeoutException.class)
        .hasMessageStartingWith(
            "permits: only 1 of 2 tasks came within 20 ms, and there are none before all have; ");
    permits.reset();
    assertThatThrownBy(() -> new PermitTask(permits, 1, 0).call())
        .isInstanceOf(TimeoutException.class);
  }

  /** Else ten thousand tasks that come one after the other would each wait for as long. */
  @Test
  void whereOneTaskHasWaitedInVainNoOtherHasAPermit() throws Exception {
    Permits permits = new Permits(1, 2, Duration.ofMillis(20));
    assertThatThrownBy(() -> new PermitTask(permits, 1, 0).call())
        .isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> new PermitTask(permits, 1, 0).call())
        .isInstanceOf(TimeoutException.class)
        .hasMessage("permits: a task had none within 20 ms; take fewer tasks, or a shorter hold");
  }

  @Test
  void aPermitIsHeldForItsTimeByWhoWasWokenBefore() throws Exception {
    Permits permits = new Permits(1, 1, Duration.ofSeconds(20));
    long begun = System.nanoTime();
    // the next time that it parks it is woken at once
    LockSupport.unpark(Thread.currentThread());
    assertThat(new PermitTask(permits, 1, 20_000_000).call()).isEqualTo(1);
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(20_000_000);
  }
}
