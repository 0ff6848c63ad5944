package dev.heddle.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class BesideTest {

  /** What is to run beside a fork. */
  public static final class Told implements Runnable {

    static final CountDownLatch RAN = new CountDownLatch(1);

    @Override
    public void run() {
      RAN.countDown();
    }
  }

  @Test
  void whatAForkWasToldOfRunsInAThreadOfItsOwn() throws Exception {
    System.setProperty(ForkSettings.BESIDE_PROPERTY, Told.class.getName());
    try {
      Beside.begin();

      assertThat(Told.RAN.await(40, TimeUnit.SECONDS)).isTrue();
    } finally {
      System.clearProperty(ForkSettings.BESIDE_PROPERTY);
    }
  }
}
