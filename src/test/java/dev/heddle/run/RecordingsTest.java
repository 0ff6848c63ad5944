package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
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
