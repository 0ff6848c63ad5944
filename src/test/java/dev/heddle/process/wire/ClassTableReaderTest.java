package dev.heddle.process.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.process.Crossing;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the other side says is believed only as far as it makes sense here. */
@Timeout(120)
class ClassTableReaderTest {

  private static final String HEAD =
      "package far; public record Thing(%s) implements java.io.Serializable {}";

  private final Crossing crossing = new Crossing();

  @TempDir Path folder;

  private URLClassLoader compile(String name, String... sources) throws IOException {
    Path out = Files.createDirectory(folder.resolve(name));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> units = new ArrayList<>();
    for (String source : sources) {
      String type = source.replaceFirst("(?s).*?public (record|class|enum) (\\w+).*", "$2");
      units.add(
          new SimpleJavaFileObject(
              URI.create("string:///" + type + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
              return source;
            }
          });
    }
    List<String> options = List.of("-proc:none", "-d", out.toString());
    assertThat(compiler.getTask(null, null, null, options, null, units).call()).isTrue();
    return new URLClassLoader(new URL[] {out.toUri().toURL()}, null);
  }

  private static Object make(ClassLoader loader, String type, Object... values) throws Exception {
    return loader.loadClass(type).getDeclaredConstructors()[0].newInstance(values);
  }

  @Test
  void aClassThatIsUnknownFailsOnlyWhatUsesIt() throws Exception {
    try (URLClassLoader there =
        compile(
            "there",
            HEAD.formatted("int a"),
            "package far; public class Other" + " implements java.io.Serializable {}")) {
      byte[] asRecord = crossing.encode(make(there, "far.Thing", 1));
      byte[] inStream = crossing.encode(make(there, "far.Other"));
      ArrayList<Object> list = new ArrayList<>(List.of(make(there, "far.Thing", 2)));
      byte[] inList = crossing.encode(list);
      for (byte[] payload : List.of(asRecord, inStream, inList)) {
        assertThatExceptionOfType(ClassNotFoundException.class)
            .isThrownBy(() -> crossing.decode(payload))
            .withMessageStartingWith("far.");
      }
      assertThat(crossing.send(new PayloadTest.Pair(1, 2))).isEqualTo(new PayloadTest.Pair(1, 2));
      assertThat(crossing.decode(inList, there)).isEqualTo(list);
      assertThat(Objects.requireNonNull(crossing.decode(asRecord, there)).toString())
          .isEqualTo("Thing[a=1]");
    }
  }

  @Test
  void everyClassLoaderGetsItsOwnClass() throws Exception {
    try (URLClassLoader one = compile("one", HEAD.formatted("int a"));
        URLClassLoader two = compile("two", HEAD.formatted("int a"))) {
      byte[] payload = crossing.encode(make(one, "far.Thing", 1));
      for (ClassLoader loader : List.of(one, two, one)) {
        assertThat(Objects.requireNonNull(crossing.decode(payload, loader)).getClass())
            .isEqualTo(loader.loadClass("far.Thing"));
      }
    }
  }

  @Test
  void anotherVersionOfARecordIsSaidInWords() throws Exception {
    try (URLClassLoader old = compile("old", HEAD.formatted("int a, String b"));
        URLClassLoader young = compile("young", HEAD.formatted("long a, String b"))) {
      byte[] payload = crossing.encode(make(old, "far.Thing", 1, "b"));
      assertThatExceptionOfType(InvalidClassException.class)
          .isThrownBy(() -> crossing.decode(payload, young))
          .withMessageContaining("sent as far.Thing(int a, java.lang.String b)")
          .withMessageContaining("read as far.Thing(long a, java.lang.String b)");
      assertThat(crossing.decode(payload, old)).isNotNull();
    }
  }

  @Test
  void aClassInAStreamMayEvolveAsJavaSerializationLetsIt() throws Exception {
    String head =
        "package far; public class Thing implements java.io.Serializable {"
            + " private static final long serialVersionUID = 1; ";
    try (URLClassLoader old = compile("old", head + "int a = 5; }");
        URLClassLoader young =
            compile(
                "young",
                head
                    + "long more; int a; public String toString() { return a + \" \" + more; } }");
        URLClassLoader foreign = compile("foreign", head.replace("= 1", "= 2") + "int a; }")) {
      byte[] payload = crossing.encode(make(old, "far.Thing"));
      assertThat(Objects.requireNonNull(crossing.decode(payload, young)).toString())
          .isEqualTo("5 0");
      assertThatExceptionOfType(InvalidClassException.class)
          .isThrownBy(() -> crossing.decode(payload, foreign))
          .withMessageContaining("serialVersionUID = 1");
    }
  }

  @Test
  void constantsOfAnEnumAreKnownByName() throws Exception {
    String record = HEAD.formatted("Hue hue");
    try (URLClassLoader old = compile("old", record, "package far; public enum Hue { A, B, C }");
        URLClassLoader young = compile("young", record, "package far; public enum Hue { C, A }")) {
      Object[] hues = old.loadClass("far.Hue").getEnumConstants();
      for (int i : new int[] {0, 2}) {
        byte[] payload = crossing.encode(make(old, "far.Thing", hues[i]));
        assertThat(Objects.requireNonNull(crossing.decode(payload, young)).toString())
            .isEqualTo("Thing[hue=" + hues[i] + "]");
      }
      byte[] payload = crossing.encode(make(old, "far.Thing", hues[1]));
      assertThatExceptionOfType(InvalidObjectException.class)
          .isThrownBy(() -> crossing.decode(payload, young))
          .withMessageContaining("far.Hue has no constant B");
    }
  }

  private List<byte[]> payloads() throws IOException {
    return List.of(
        crossing.encode("text"),
        crossing.encode("漢字"),
        crossing.encode(new long[] {1, 2}),
        crossing.encode(new PayloadTest.Pair(1, 2)),
        crossing.encode(new PayloadTest.Anything(new ArrayList<>(List.of("a", 2)))));
  }

  @Test
  void aPayloadThatIsCutShortIsNoPayload() throws Exception {
    for (byte[] payload : payloads()) {
      for (int length = 0; length < payload.length; length++) {
        byte[] part = Arrays.copyOf(payload, length);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> crossing.decode(part));
      }
    }
  }

  @Test
  void definitionsThatAreCutShortOrComeInTheWrongOrderAreGarbage() throws Exception {
    payloads();
    int size = crossing.outTable.size();
    byte[] all = crossing.outTable.definitions(0, size).getFirst();
    for (int length = 0; length < all.length; length++) {
      byte[] part = Arrays.copyOf(all, length);
      assertThatExceptionOfType(GarbageException.class)
          .isThrownBy(() -> new ClassTableReader().learn(part));
    }
    assertThatExceptionOfType(GarbageException.class)
        .isThrownBy(
            () -> new ClassTableReader().learn(crossing.outTable.definitions(1, size).getFirst()))
        .withMessageContaining("number 1");
    ClassTableReader inTable = new ClassTableReader();
    for (int i = 0; i < size; i++) {
      inTable.learn(crossing.outTable.definitions(i, i + 1).getFirst());
    }
  }

  @Test
  void flippedBytesFailCleanlyOrReadAsSomethingElse() throws Exception {
    Random random = new Random(3);
    for (byte[] payload : payloads()) {
      crossing.learn();
      for (int i = 0; i < 2000; i++) {
        byte[] bad = payload.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        decodeWhatever(bad);
      }
    }
    for (int i = 0; i < 5000; i++) {
      byte[] noise = new byte[random.nextInt(100)];
      random.nextBytes(noise);
      if (noise.length > 0 && i % 2 == 0) {
        noise[0] = (byte) (Payload.RECORD + i / 2 % 2);
      }
      decodeWhatever(noise);
    }
  }

  /** Anything may come of it but an error of the JVM. */
  private void decodeWhatever(byte[] payload) {
    try {
      crossing.inTable.decode(payload, ClassTableReaderTest.class.getClassLoader());
    } catch (IOException | ClassNotFoundException e) {
      assertThat(e).isNotNull();
    } catch (RuntimeException e) {
      // an object stream is not careful itself
      assertThat(e.getStackTrace()[0].getClassName()).startsWith("java.");
    }
  }

  @Test
  void flippedDefinitionsAreGarbageOrMeanSomethingElse() throws Exception {
    payloads();
    byte[] all = crossing.outTable.definitions(0, crossing.outTable.size()).getFirst();
    Random random = new Random(4);
    for (int i = 0; i < 5000; i++) {
      byte[] bad = all.clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      try {
        new ClassTableReader().learn(bad);
      } catch (GarbageException e) {
        assertThat(e).hasMessageNotContaining("OutOfMemory");
      }
    }
  }

  @Test
  void numbersThatNobodyDefinedAreGarbage() throws Exception {
    byte[] record = crossing.encode(new PayloadTest.Pair(1, 2));
    byte[] stream = crossing.encode(new ArrayList<>(List.of("a")));
    crossing.learn();
    for (int number : new int[] {-1, 1, 99, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      byte[] bad = withNumber(record, 1, number);
      assertThatExceptionOfType(GarbageException.class)
          .isThrownBy(() -> crossing.decode(bad))
          .withMessageContaining("number " + number);
    }
    // after the codes of stream, object and class
    byte[] bad = withNumber(stream, 3, 0);
    assertThatExceptionOfType(GarbageException.class)
        .isThrownBy(() -> crossing.decode(bad))
        .withMessageContaining("number 0 is no class of objects");
  }

  private static byte[] withNumber(byte[] payload, int at, int number) {
    byte[] changed = payload.clone();
    java.nio.ByteBuffer.wrap(changed).putInt(at, number);
    return changed;
  }

  @Test
  void aLengthThatCannotBeTrueAllocatesNothing() throws Exception {
    byte[] text = withNumber(crossing.encode("text"), 1, Integer.MAX_VALUE);
    byte[] array = withNumber(crossing.encode(new long[1]), 1, Integer.MAX_VALUE / 8);
    for (byte[] bad : List.of(text, array)) {
      assertThatExceptionOfType(GarbageException.class).isThrownBy(() -> crossing.decode(bad));
    }
    byte[] stream = crossing.encode(new String[] {"a"});
    byte[] bad = withNumber(stream, stream.length - 8, Integer.MAX_VALUE);
    assertThatExceptionOfType(InvalidClassException.class)
        .isThrownBy(() -> crossing.decode(bad))
        .withMessageContaining("REJECTED");
  }
}
