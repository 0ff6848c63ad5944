package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.History;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Commit;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history of runs that measured several builds beside each other. */
class TrendOfBuildsTest {

  private static final String OLD = "0123456789abcdef0123456789abcdef01234567";
  private static final String NEW = "89abcdef0123456789abcdef0123456789abcdef";

  @TempDir Path place;

  @Test
  void aRowIsOfTheCommitOfItsBuildAndNotOfTheRuns() throws Exception {
    run(build("v1", OLD), build("new", NEW), build("jar", null));

    assertThat(commit("v1")).isEqualTo(OLD);
    assertThat(commit("new")).isEqualTo(NEW);
    assertThat(commit("jar")).as("of a jar that lies in no checkout").isEmpty();
  }

  @Test
  void aRowOfALoneBuildIsOfTheRunsCommitWhateverItsParameters() throws Exception {
    run(build("new", NEW));

    History.Run run = History.read(place).runs().getFirst();
    assertThat(commit("new")).isEqualTo(run.commit()).isNotEmpty();
  }

  private void run(Build... builds) throws Exception {
    ExampleRun run = ExampleRun.of("squares", "a.B.sum").builds(builds);
    for (Build build : builds) {
      run.takes(run.row("bare", 1, "build", build.label()), 10);
    }
    run.write(place.resolve("run"));
  }

  private static Build build(String label, @Nullable String commit) {
    Commit known = commit == null ? null : new Commit(commit, false);
    return new Build(label, label + ".jar", "00", false, null, known, null);
  }

  private String commit(String label) throws Exception {
    Trends trends =
        new Trending(0.03, _ -> true, new AcceptedChanges(1, List.of()), Alarms.NONE)
            .of(History.read(place), Tables.SCORE);
    return trends.rows().stream()
        .filter(row -> label.equals(row.row().params().get("build")))
        .map(row -> row.points().getLast().commit())
        .findFirst()
        .orElseThrow();
  }
}
