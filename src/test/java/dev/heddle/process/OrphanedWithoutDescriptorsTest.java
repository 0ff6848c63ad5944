package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.OrphanGuard;
import dev.heddle.testing.Descriptors;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a JVM started ends with it also when it may open no more files. */
@Timeout(120)
class OrphanedWithoutDescriptorsTest {

  /** Starts two children, takes all descriptors, and waits for the end of its parent. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
      OrphanGuard.watch();
      long first = new ProcessBuilder("sleep", "300").start().pid();
      long second = new ProcessBuilder("sleep", "300").start().pid();
      try (Descriptors _ = Descriptors.useUp()) {
        System.out.println(first);
        System.out.println(second);
        new CountDownLatch(1).await();
      }
    }
  }

  @Test
  void itsChildrenEndWithIt() throws Exception {
    try (OtherJvm jvm = Descriptors.startWithFew("on", Main.class)) {
      long first = Long.parseLong(jvm.line());
      long second = Long.parseLong(jvm.line());
      try {
        jvm.process().getOutputStream().close();
        assertThat(jvm.exitCode()).isEqualTo(OrphanGuard.ORPHANED);
        Eventually.isTrue("the first is gone", () -> !Processes.isAlive(first));
        Eventually.isTrue("the second is gone", () -> !Processes.isAlive(second));
      } finally {
        ProcessHandle.of(first).ifPresent(ProcessHandle::destroyForcibly);
        ProcessHandle.of(second).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }
}
