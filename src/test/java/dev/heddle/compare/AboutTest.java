package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a run above its tables. */
class AboutTest {

  @TempDir Path place;

  /** Each side of their comparison is the same run. */
  @Test
  void ofSeveralJvmsAllJdksAreNamed() throws Exception {
    Path run = ExampleRun.of("squares", "a.Squares.sum").write(place.resolve("run"));
    RunInfo info = RunFolder.open(run).info();
    Map<String, RunInfo.Jdk> jdks = new LinkedHashMap<>();
    jdks.put("old", new RunInfo.Jdk("java", "17.0.15", "x", "y", List.of()));
    jdks.put("new", info.jdk());
    jdks.put("same", info.jdk());
    String version = info.jdk().version();

    assertThat(About.of(ResultSet.read(run))).contains(", JDK " + version + ", ");
    RunFolder.open(run)
        .write(
            new RunInfo(
                info.schema(),
                info.heddle(),
                info.started(),
                info.finished(),
                info.status(),
                info.machine(),
                info.jdk(),
                info.commit(),
                info.commandLine(),
                info.plan(),
                info.failures(),
                jdks));
    assertThat(About.of(ResultSet.read(run))).contains(", JDK 17.0.15 and " + version + ", ");
  }
}
