package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.OtherJvm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** What may be read from JMH's link, whatever filter a JVM was started with. */
@Timeout(60)
class JmhSetupTest {

  private static final String FILTER = "-Djdk.serialFilter=";

  private record Ours(int value) implements Serializable {}

  /** Reads objects once JMH is set up, and tells which came through. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
      JmhSetup.prepare();
      System.out.println("ours " + isRead(new Ours(1)));
      System.out.println("another's " + isRead(new AssertionFailedError()));
      System.out.println("a number " + isRead(BigInteger.TEN));
    }

    private static boolean isRead(Object object) throws IOException, ClassNotFoundException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(object);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return in.readObject() != null;
      } catch (InvalidClassException e) {
        return false;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dnone", FILTER + "maxdepth=1000", FILTER + "!com.example.**"})
  void onlyWhatIsJmhsOrOursIsReadAlsoWhereAFilterIsSetAlready(String flag) throws Exception {
    assertThat(told(flag)).containsExactly("ours true", "another's false", "a number true");
  }

  @Test
  void whatTheFilterRejectsThatIsSetAlreadyIsNotRead() throws Exception {
    assertThat(told(FILTER + "!java.math.BigInteger"))
        .containsExactly("ours true", "another's false", "a number false");
  }

  private static List<String> told(String flag) throws Exception {
    try (OtherJvm jvm = OtherJvm.startWith(List.of(flag), Main.class)) {
      List<String> told = jvm.output().lines().toList();
      assertThat(jvm.exitCode()).as(told.toString()).isZero();
      return told;
    }
  }
}
