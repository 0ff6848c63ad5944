package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder saw of a JVM: of this one. */
class RecordingsTest {

  private static final long LIMIT_NANOS = 20_000_000_000L;

  @TempDir Path folder;

  @Test
  void methodsThatRanAndClassesThatWereAllocatedAreCounted() throws Exception {
    Recordings seen;
    long begin = System.nanoTime();
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      recording.start();
      do {
        assertThat(allocates()).isPositive();
        recording.dump(folder.resolve("fork-1.jfr"));
        seen = Recordings.read(folder);
      } while ((seen.methods().isEmpty() || seen.allocations().isEmpty())
          && System.nanoTime() - begin < LIMIT_NANOS);
    }

    assertThat(seen.methods()).isNotEmpty();
    assertThat(seen.methods().keySet()).allMatch(method -> method.contains("."));
    assertThat(seen.allocations()).isNotEmpty();
    assertThat(seen.allocationSamples()).isPositive();
    Recordings.clear(folder);
    assertThat(Recordings.read(folder).methods()).isEmpty();
  }

  @Test
  void aThreadThatWaitsForInputIsNotSeenRunning() throws Exception {
    Pipe pipe = Pipe.open();
    Thread reader = Thread.ofPlatform().daemon().start(() -> waitsFor(pipe.source()));
    Recordings seen;
    long begin = System.nanoTime();
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"));
        Pipe.SinkChannel _ = pipe.sink()) {
      recording.start();
      do {
        assertThat(allocates()).isPositive();
        recording.dump(folder.resolve("fork-1.jfr"));
        seen = Recordings.read(folder);
      } while ((seen.methods().isEmpty() || waits(folder.resolve("fork-1.jfr")) == 0)
          && System.nanoTime() - begin < LIMIT_NANOS);
    }
    reader.join(LIMIT_NANOS / 1_000_000);

    assertThat(waits(folder.resolve("fork-1.jfr"))).isPositive();
    assertThat(seen.methods().keySet()).noneMatch(method -> method.endsWith(".read0"));
  }

  private static void waitsFor(Pipe.SourceChannel source) {
    try (source) {
      int _ = source.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long waits(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("jdk.NativeMethodSample"))
        .filter(event -> String.valueOf(event.getStackTrace()).contains("read0"))
        .count();
  }

  @Test
  void arraysAreCalledAsInSource() {
    assertThat(Recordings.shown("[B")).isEqualTo("byte[]");
    assertThat(Recordings.shown("[[Ljava.lang.String;")).isEqualTo("String[][]");
    assertThat(Recordings.shown("java.lang.String")).isEqualTo("java.lang.String");
  }

  private static int allocates() {
    List<long[]> kept = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      kept.add(new long[] {i, kept.size()});
    }
    return kept.size();
  }
}
