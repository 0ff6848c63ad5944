package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot cross between the processes fails alone, and says why. */
@Timeout(120)
class TransferTest {

  private static final int LIMIT = 1 << 20;

  @RegisterExtension
  static final LastingPool LASTING = new LastingPool(Pools.small(2).withPayloadLimit(LIMIT));

  /** Cannot be serialized, deep inside. */
  record Holder(List<Inner> inner) implements Task<Integer> {
    @Override
    public Integer call() {
      return inner.size();
    }
  }

  @SuppressWarnings("serial") // that is the point
  record Inner(Object what) implements Serializable {}

  /** Refuses to be read where it arrives. */
  static final class Unreadable implements Task<Integer> {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException {
      throw new IOException("not in the mood");
    }

    @Override
    public Integer call() {
      return 1;
    }
  }

  /** Refuses to be written. */
  static final class Unwritable implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {
      throw new IllegalStateException("no pen");
    }
  }

  /** Takes its time to be written. */
  static final class Slow implements Task<Integer> {
    private static final long serialVersionUID = 1L;
    private final transient CountDownLatch begun = new CountDownLatch(1);
    private final transient CountDownLatch mayGoOn = new CountDownLatch(1);

    private void writeObject(ObjectOutputStream out) throws IOException {
      begun.countDown();
      try {
        if (!mayGoOn.await(20, TimeUnit.SECONDS)) {
          throw new IOException("nobody let it go on");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public Integer call() {
      return 3;
    }
  }

  /** Can be changed while it waits. */
  static final class Changing implements Task<Integer> {
    private static final long serialVersionUID = 1L;
    private int value = 1;

    @Override
    public Integer call() {
      return value;
    }
  }

  static final class Picky extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "UnusedVariable"}) // that is the point
    private final Object what = new Object();

    Picky(String message) {
      super(message);
    }
  }

  @Test
  void anExceptionThatCannotBeSerializedArrivesAsText() throws Exception {
    assertThat(
            causeOf(
                LASTING.submit(() -> {
                  throw new Picky("details");
                })))
        .isInstanceOf(RemoteFailure.class)
        .hasMessageContaining("Picky: details")
        .hasMessageContaining("at dev.heddle.process.TransferTest");
  }

  @Test
  void aTaskThatCannotBeSerializedNamesClassAndField() throws Exception {
    assertThat(
            causeOf(LASTING.pool().submit(new Holder(List.of(new Inner(Thread.currentThread()))))))
        .isInstanceOf(TransferException.class)
        .hasCauseInstanceOf(NotSerializableException.class)
        .hasMessageContaining("TransferTest$Holder cannot be sent: java.lang.Thread")
        .hasMessageContaining("in field dev.heddle.process.TransferTest$Inner.what");
  }

  @Test
  void aTaskWhoseClassIsNotSerializableIsNamed() throws Exception {
    Callable<Integer> plain =
        new Callable<>() {
          @Override
          public Integer call() {
            return 1;
          }
        };
    assertThat(causeOf(LASTING.pool().submit(plain)))
        .hasMessageContaining(plain.getClass().getName());
  }

  @Test
  void aTaskThatIsSlowToWriteHoldsUpOnlyWhoSubmitsIt() throws Exception {
    Slow slow = new Slow();
    FutureTask<Integer> client = new FutureTask<>(() -> LASTING.submit(slow).get());
    Thread.ofPlatform().daemon().start(client);
    assertThat(slow.begun.await(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 20; i++) {
      assertThat(LASTING.submit(() -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
    slow.mayGoOn.countDown();
    assertThat(client.get(40, TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void aTaskIsSentAsItWasWhenItWasSubmitted() throws Exception {
    List<Future<Integer>> futures = new ArrayList<>();
    Changing changing = new Changing();
    for (int i = 0; i < 60; i++) {
      changing.value = i;
      futures.add(LASTING.submit(changing));
    }
    for (int i = 0; i < 60; i++) {
      assertThat(futures.get(i).get(40, TimeUnit.SECONDS)).isEqualTo(i);
    }
  }

  @Test
  void aTaskThatCannotBeReadFailsAlone() throws Exception {
    assertThat(causeOf(LASTING.pool().submit(new Unreadable())))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("cannot be read in the worker")
        .hasMessageContaining("not in the mood");
  }

  @Test
  void aResultThatCannotBeSerializedFailsAlone() throws Exception {
    assertThat(causeOf(LASTING.submit(() -> new Inner(new Object()))))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the result cannot be sent: java.lang.Object in field")
        .hasMessageContaining("Inner.what");
    assertThat(causeOf(LASTING.submit(Unwritable::new))).hasMessageContaining("no pen");
  }

  @Test
  void aTaskOrResultAboveTheLimitIsRefused() throws Exception {
    byte[] large = new byte[LIMIT];
    assertThat(causeOf(LASTING.submit(() -> large.length)))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("cannot be sent: larger than the limit of 1048576 bytes");
    assertThat(causeOf(LASTING.submit(() -> new byte[LIMIT])))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the result cannot be sent: larger than the limit");
  }

  @Test
  void aPayloadJustBelowTheLimitCrossesBothWays() throws Exception {
    byte[] large = new byte[LIMIT - 4096];
    new Random(1).nextBytes(large);
    assertThat(LASTING.submit(() -> large).get()).isEqualTo(large);
  }
}
