package dev.heddle.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Jvm;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SiteBesideTest {

  @ParameterizedTest
  @ValueSource(strings = {"early", "late", "unused"})
  void thereIsOneSiteWheneverItIsAskedForAndItEndsWithItsParent(String when) throws Exception {
    Process parent =
        new ProcessBuilder(
                Jvm.java().toString(),
                "-cp",
                Jvm.ownClassPath(),
                SiteBesideParent.class.getName(),
                when)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String[] started = parent.inputReader().readLine().trim().split(" ");
      assertThat(started).hasSize(1);
      ProcessHandle site = ProcessHandle.of(Long.parseLong(started[0])).orElseThrow();

      parent.destroyForcibly();

      assertThat(parent.waitFor(40, TimeUnit.SECONDS)).isTrue();
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
