package dev.heddle.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Jvm;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrphanedSiteTest {

  @Test
  void aSiteEndsWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Jvm.java().toString(), "-cp", Jvm.ownClassPath(), SiteParent.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      long pid = Long.parseLong(parent.inputReader().readLine());
      ProcessHandle site = ProcessHandle.of(pid).orElseThrow();

      parent.destroyForcibly();

      assertThat(parent.waitFor(40, TimeUnit.SECONDS)).isTrue();
      // the promise is one second, but a busy machine may need more
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
      while (site.isAlive() && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(site.isAlive()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }
}
