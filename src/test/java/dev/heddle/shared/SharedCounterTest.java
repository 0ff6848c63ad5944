package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.OtherJvm;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shared counter loses no change, in threads and in processes. */
@Timeout(120)
class SharedCounterTest {

  private static final int TIMES = 50_000;

  /** Adds 1 to a counter many times, half of them by compare-and-set. */
  static final class Adder {
    private Adder() {}

    public static void main(String[] args) throws Exception {
      add(Handles.read(args[0]));
    }

    static void add(SharedCounter counter) {
      for (int i = 0; i < TIMES / 2; i++) {
        counter.add(1);
        long seen = counter.get();
        while (!counter.compareAndSet(seen, seen + 1)) {
          seen = counter.get();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threadsLoseNoChange(boolean acrossProcesses) throws Exception {
    try (Sharing sharing = Sharing.open(acrossProcesses);
        ExecutorService executor = Executors.newFixedThreadPool(4)) {
      SharedCounter counter = sharing.counter(5);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(executor.submit(() -> Adder.add(counter)));
      }
      for (Future<?> one : all) {
        one.get();
      }
      assertThat(counter.get()).isEqualTo(5 + 4L * TIMES);
    }
  }

  @Test
  void processesLoseNoChange() throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      SharedCounter counter = sharing.counter(0);
      String handle = Handles.text(counter);
      try (OtherJvm first = OtherJvm.start(Adder.class, handle);
          OtherJvm second = OtherJvm.start(Adder.class, handle)) {
        Adder.add(counter);
        assertThat(first.exitCode()).isZero();
        assertThat(second.exitCode()).isZero();
      }
      assertThat(counter.get()).isEqualTo(3L * TIMES);
    }
  }

  @Test
  void aHandleIsTheSameCounterHere() throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      SharedCounter counter = sharing.counter(1);
      assertThat(Handles.<SharedCounter>read(Handles.text(counter))).isSameAs(counter);
      counter.set(7);
      assertThat(counter.get()).isEqualTo(7);
    }
  }

  @Test
  void aCounterOfThreadsCannotBeSent() throws Exception {
    try (Sharing sharing = Sharing.open(false)) {
      SharedCounter counter = sharing.counter(1);
      assertThatExceptionOfType(NotSerializableException.class)
          .isThrownBy(() -> Handles.text(counter))
          .withMessage(
              "counter: lives on the heap of one process; open its sharing across processes");
    }
  }

  @Test
  void aHandleThatComesTooLateIsRefused() throws Exception {
    Sharing sharing = Sharing.open(true);
    try (OtherJvm other = OtherJvm.start(Late.class, Handles.text(sharing.counter(1)))) {
      assertThat(other.line()).isEqualTo("ready");
      sharing.close();
      other.process().outputWriter().append('\n').flush();
      assertThat(other.line()).contains("cannot be attached");
    } finally {
      sharing.close();
    }
  }

  /** Attaches when it is told. */
  static final class Late {
    private Late() {}

    public static void main(String[] args) throws Exception {
      System.out.println("ready");
      System.in.read();
      try {
        Handles.read(args[0]);
      } catch (InvalidObjectException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
