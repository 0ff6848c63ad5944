package dev.heddle.process.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.process.Crossing;
import dev.heddle.process.Everything;
import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is difficult to write harms nothing that is written besides, or after. */
@Timeout(120)
class PayloadTroubleTest {

  private final Crossing crossing = new Crossing();

  /** Encodes another object while it is written itself. */
  static final class Nesting implements Serializable {
    private static final long serialVersionUID = 1L;
    private final ArrayList<Object> before = new ArrayList<>(List.of("a", new PayloadTest.Node()));
    private final transient Crossing crossing;
    private byte[] inner = new byte[0];

    Nesting(Crossing crossing) {
      this.crossing = crossing;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      inner = crossing.encode(new ArrayList<>(List.of("inner")));
      out.defaultWriteObject();
    }
  }

  static final class Failing implements Serializable {
    private static final long serialVersionUID = 1L;
    private final ArrayList<String> some = new ArrayList<>(List.of("some"));

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      throw new IllegalStateException("no pen for " + some);
    }
  }

  @Test
  void codeOfAnObjectMayEncodeAnother() throws Exception {
    Nesting arrived = (Nesting) Objects.requireNonNull(crossing.send(new Nesting(crossing)));
    assertThat(arrived.before).hasSize(2);
    assertThat(crossing.decode(arrived.inner)).isEqualTo(List.of("inner"));
  }

  @Test
  void aFailureInTheMiddleSpoilsNothing() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> crossing.encode(new Failing())).hasMessageContaining("no pen");
      assertThatExceptionOfType(NotSerializableException.class)
          .isThrownBy(() ->
              crossing.encode(new PayloadTest.Anything(new ArrayList<>(List.of(new Object())))))
          .withMessage("java.lang.Object");
      assertThat(crossing.send(new ArrayList<>(List.of("x")))).isEqualTo(List.of("x"));
    }
  }

  @Test
  void aGraphThatIsTooDeepFailsAlone() throws Exception {
    PayloadTest.Node first = new PayloadTest.Node();
    PayloadTest.Node last = first;
    for (int i = 0; i < 200_000; i++) {
      last.next = new PayloadTest.Node();
      last = last.next;
    }
    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(() -> Payload.encode(first, 1 << 26, crossing.outTable));
    assertThat(crossing.send(new PayloadTest.Node())).isInstanceOf(PayloadTest.Node.class);
  }

  @Test
  void aHugeObjectArrivesAndLeavesNoHugeStreamBehind() throws Exception {
    ArrayList<Integer> huge = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      huge.add(i);
    }
    assertThat(crossing.send(huge)).isEqualTo(huge);
    assertThat(crossing.send(new ArrayList<>(List.of(1)))).isEqualTo(List.of(1));
  }

  @Test
  void nothingOfAPayloadIsKept() throws Exception {
    PayloadTest.Node node = new PayloadTest.Node();
    WeakReference<Object> gone = new WeakReference<>(node);
    WeakReference<Object> copy = new WeakReference<>(crossing.send(node));
    node = null;
    Eventually.isTrue(
        "payloads are collected",
        () -> {
          System.gc();
          return gone.get() == null && copy.get() == null;
        });
    assertThat(crossing.send(new PayloadTest.Node())).isInstanceOf(PayloadTest.Node.class);
  }

  @Test
  void manyThreadsMayWriteAtOnce() throws Exception {
    List<FutureTask<Void>> threads = new ArrayList<>();
    ClassTableWriter outTable = new ClassTableWriter();
    for (int t = 0; t < 8; t++) {
      int seed = t;
      FutureTask<Void> thread =
          new FutureTask<>(() -> {
            Random random = new Random(seed);
            for (int i = 0; i < 300; i++) {
              Everything record = Everything.of(random);
              List<Object> list = new ArrayList<>(List.of(record, PayloadTest.Color.RED, i));
              byte[] first = Payload.encode(record, Crossing.LIMIT, outTable);
              byte[] second = Payload.encode(list, Crossing.LIMIT, outTable);
              ClassTableReader inTable = new ClassTableReader();
              for (byte[] lesson : outTable.definitions(0, outTable.size())) {
                inTable.learn(lesson);
              }
              ClassLoader loader = PayloadTroubleTest.class.getClassLoader();
              assertThat(inTable.decode(first, loader)).isEqualTo(record);
              assertThat(inTable.decode(second, loader)).isEqualTo(list);
            }
            return null;
          });
      threads.add(thread);
      Thread.ofPlatform().daemon().start(thread);
    }
    for (FutureTask<Void> thread : threads) {
      thread.get(30, TimeUnit.SECONDS);
    }
    int size = outTable.size();
    Payload.encode(
        new ArrayList<>(List.of(Everything.of(new Random(0)))), Crossing.LIMIT, outTable);
    assertThat(outTable.size()).isEqualTo(size);
  }
}
