package dev.heddle.process.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.process.Crossing;
import dev.heddle.process.Everything;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is written arrives as it was, in the form that suits it. */
@Timeout(120)
public class PayloadTest {

  private final Crossing crossing = new Crossing();

  public enum Color {
    RED,
    GREEN {
      @Override
      boolean isCalm() {
        return true;
      }
    };

    boolean isCalm() {
      return false;
    }
  }

  public record Pair(long from, long to) implements Serializable {}

  record Empty() implements Serializable {}

  private record Positive(int n) implements Serializable {
    Positive {
      if (n < 0) {
        throw new IllegalArgumentException("negative: " + n);
      }
    }
  }

  /** Its accessor says something else than its field. */
  record Shy(String name) implements Serializable {
    @Override
    public String name() {
      return "nobody";
    }
  }

  record Chain(int n, @Nullable Chain next) implements Serializable {}

  @SuppressWarnings("serial") // what is in it is the tests' choice
  record Anything(Object what) implements Serializable {}

  record Replaced(int n) implements Serializable {
    private Object writeReplace() {
      return "replaced " + n;
    }
  }

  static final class Node implements Serializable {
    private static final long serialVersionUID = 1L;
    @Nullable Node next;
  }

  public static final class Written implements Externalizable {
    private static final long serialVersionUID = 1L;
    private int n;

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeInt(n);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      n = in.readInt();
    }
  }

  private static int kind(byte[] payload) {
    return payload[0];
  }

  @Test
  void valuesNeedNoStreamAndFewBytes() throws Exception {
    Object[] values = {
      true,
      false,
      (byte) -1,
      (short) -2,
      'ß',
      -3,
      -4L,
      1.5f,
      -2.5,
      "",
      Duration.ofSeconds(-3, 5),
      URI.create("http://localhost:8080/grün?a=b%20c"),
      "plain",
      "Grüße",
      "\ud83d",
      "漢字 \ud83d\ude00",
      Long.MIN_VALUE,
      Double.NaN
    };
    for (Object value : values) {
      byte[] payload = crossing.encode(value);
      assertThat(kind(payload)).isLessThan(Payload.RECORD);
      assertThat(crossing.decode(payload)).isEqualTo(value).hasSameClassAs(value);
    }
    assertThat(crossing.send(null)).isNull();
    assertThat(crossing.encode(7L)).hasSize(9);
    assertThat(crossing.outTable.size()).isZero();
  }

  @Test
  void arraysOfPrimitivesNeedNoStream() throws Exception {
    Object[] arrays = {
      new boolean[] {true, false},
      new byte[] {1, -1},
      new short[] {-1, 300},
      new char[] {'a', '漢'},
      new int[] {Integer.MIN_VALUE, 1},
      new long[] {Long.MAX_VALUE},
      new float[] {1.5f},
      new double[] {-0.0, Double.MIN_VALUE},
      new long[0]
    };
    for (Object array : arrays) {
      byte[] payload = crossing.encode(array);
      assertThat(kind(payload)).isLessThan(Payload.RECORD);
      assertThat(Objects.deepEquals(crossing.decode(payload), array)).isTrue();
    }
  }

  @RepeatedTest(20)
  void recordsOfValuesAreSentAsTheirValues(RepetitionInfo info) throws Exception {
    Random random = new Random(info.getCurrentRepetition());
    for (int i = 0; i < 50; i++) {
      Everything record = Everything.of(random);
      byte[] payload = crossing.encode(record);
      assertThat(kind(payload)).isEqualTo(Payload.RECORD);
      assertThat(crossing.decode(payload)).isEqualTo(record);
    }
    assertThat(crossing.outTable.size()).isEqualTo(1);
  }

  @Test
  void aRecordIsItsFieldsWhateverItsAccessorsSay() throws Exception {
    Shy shy = (Shy) Objects.requireNonNull(crossing.send(new Shy("Ada")));
    assertThat(shy).isEqualTo(new Shy("Ada"));
    assertThat(crossing.send(new Empty())).isEqualTo(new Empty());
  }

  @Test
  void aRecordsConstructorMayRefuseWhatArrives() throws Exception {
    byte[] payload = crossing.encode(new Positive(1));
    payload[5] = -1;
    assertThatExceptionOfType(InvalidObjectException.class)
        .isThrownBy(() -> crossing.decode(payload))
        .withMessageContaining("negative")
        .withCauseInstanceOf(IllegalArgumentException.class);
    assertThat(crossing.send(new Positive(1))).isEqualTo(new Positive(1));
  }

  @Test
  void recordsOfOtherThingsGoByStream() throws Exception {
    Chain chain = new Chain(1, new Chain(2, null));
    Anything anything = new Anything(new ArrayList<>(List.of(1, "b")));
    for (Object record : new Object[] {chain, anything}) {
      byte[] payload = crossing.encode(record);
      assertThat(kind(payload)).isEqualTo(Payload.STREAM);
      assertThat(crossing.decode(payload)).isEqualTo(record);
    }
    assertThat(crossing.send(new Replaced(3))).isEqualTo("replaced 3");
  }

  @Test
  void allThatJavaSerializesArrives() throws Exception {
    Written written = new Written();
    written.n = 9;
    assertThat(((Written) Objects.requireNonNull(crossing.send(written))).n).isEqualTo(9);
    Callable<String> lambda = (Callable<String> & Serializable) () -> "called";
    assertThat(((Callable<?>) Objects.requireNonNull(crossing.send(lambda))).call())
        .isEqualTo("called");
    assertThat(crossing.send(Color.GREEN)).isSameAs(Color.GREEN);
    assertThat(crossing.send(new Class<?>[] {int.class, String.class, Object.class, int[].class}))
        .isEqualTo(new Class<?>[] {int.class, String.class, Object.class, int[].class});
    Map<String, List<Integer>> map = new HashMap<>(Map.of("a", List.of(1), "b", List.of()));
    assertThat(crossing.send(map)).isEqualTo(map);
    assertThat(crossing.send(new HashMap<>())).isEqualTo(Map.of());
    assertThat(crossing.send(new IdentityHashMap<>())).isEqualTo(Map.of());
    Object proxy =
        Proxy.newProxyInstance(
            PayloadTest.class.getClassLoader(),
            new Class<?>[] {Comparator.class},
            (java.lang.reflect.InvocationHandler & Serializable) (p, method, arguments) -> 42);
    Object arrived = crossing.send(proxy);
    assertThat(((Comparator<?>) Objects.requireNonNull(arrived)).compare(null, null)).isEqualTo(42);
    IllegalStateException failure = new IllegalStateException("why", new IOException("because"));
    assertThat((Throwable) crossing.send(failure)).hasMessage("why").hasRootCauseMessage("because");
  }

  @Test
  void cyclesArriveAsCycles() throws Exception {
    Node node = new Node();
    node.next = new Node();
    node.next.next = node;
    Node arrived = (Node) Objects.requireNonNull(crossing.send(node));
    assertThat(Objects.requireNonNull(arrived.next).next).isSameAs(arrived);
  }

  @Test
  void theSameObjectTwiceIsWrittenTwiceAndItsClassOnce() throws Exception {
    ArrayList<Object> list = new ArrayList<>(List.of("first"));
    byte[] first = crossing.encode(list);
    int size = crossing.outTable.size();
    list.add("second");
    byte[] second = crossing.encode(list);
    assertThat(crossing.outTable.size()).isEqualTo(size);
    assertThat(crossing.decode(first)).isEqualTo(List.of("first"));
    assertThat(crossing.decode(second)).isEqualTo(List.of("first", "second"));
    list.removeLast();
    assertThat(crossing.encode(list)).isEqualTo(first).hasSizeLessThan(50);
  }

  @Test
  void theLimitIsExactForEveryKind() throws Exception {
    Object[] values = {7L, "text", "漢", new long[3], new Pair(1, 2), new ArrayList<>(List.of("a"))};
    for (Object value : values) {
      int length = crossing.encode(value).length;
      assertThat(Payload.encode(value, length, crossing.outTable)).hasSize(length);
      for (int less = length - 1; less >= 0; less--) {
        int limit = less;
        assertThatExceptionOfType(PayloadTooLargeException.class)
            .isThrownBy(() -> Payload.encode(value, limit, crossing.outTable))
            .withMessageContaining("limit of " + limit);
      }
      assertThat(crossing.encode(value)).hasSize(length);
    }
  }
}
