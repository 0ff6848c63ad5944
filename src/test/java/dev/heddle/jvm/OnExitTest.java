package dev.heddle.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.OtherJvm;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is done when a JVM ends. */
class OnExitTest {

  @Test
  void itIsDoneAtASignalUnlessItWasClosedBefore() throws Exception {
    try (OtherJvm other = OtherJvm.start(Waiting.class)) {
      assertThat(other.line()).isEqualTo("waits");

      other.process().toHandle().destroy();

      assertThat(other.line()).isEqualTo("done in bye, too late for more: true");
      assertThat(other.output().readLine()).isNull();
      assertThat(other.exitCode()).isEqualTo(143);
    }
  }

  /** The other JVM. */
  static final class Waiting {

    private Waiting() {}

    public static void main(String[] args) throws InterruptedException {
      OnExit.act("never", () -> System.out.println("closed before")).close();
      try (OnExit here =
          OnExit.act(
              "bye",
              () -> {
                try (OnExit late = OnExit.act("late", () -> System.out.println("late"))) {
                  System.out.println(
                      "done in "
                          + Thread.currentThread().getName()
                          + ", too late for more: "
                          + late.tooLate());
                }
              })) {
        System.out.println(here.tooLate() ? "too late" : "waits");
        new CountDownLatch(1).await();
      }
    }
  }
}
