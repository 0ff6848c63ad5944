package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks are rows with their metrics, whatever each of them has. */
class RunReaderTest {

  @TempDir Path place;

  private static Fork fork(int round, Map<String, Samples> secondary) {
    Fork fork = Examples.fork(round);
    return new Fork(
        fork.row(),
        round,
        fork.order(),
        fork.started(),
        fork.seconds(),
        fork.setup(),
        fork.warmup(),
        fork.primary(),
        secondary,
        fork.notes(),
        fork.load());
  }

  private static Samples samples(double value) {
    return Samples.of("B/op", List.of(value, value + 1));
  }

  @Test
  void metricsOfForksComeTogetherByTheirPlainNamesInTheOrderOfRounds() throws Exception {
    RunFolder folder = RunFolder.create(place.resolve("run"));
    folder.write(Examples.info(RunInfo.Status.FINISHED));
    folder.append(fork(2, Map.of("·alloc", samples(20), "gc", samples(5))));
    folder.append(fork(1, Map.of("alloc", samples(10))));
    folder.append(fork(3, Map.of("alloc", samples(30), "gc", samples(6))));

    ResultSet read = ResultSet.read(folder.path());

    ResultRow row = read.rows().getFirst();
    assertThat(read.rows()).hasSize(1);
    assertThat(row.secondary()).containsOnlyKeys("alloc", "gc");
    assertThat(row.secondary().get("alloc"))
        .isEqualTo(
            new Measured(
                "B/op",
                Double.NaN,
                Map.of(),
                List.of(
                    new Measured.Taken(1, samples(10)),
                    new Measured.Taken(2, samples(20)),
                    new Measured.Taken(3, samples(30)))));
    assertThat(row.secondary().get("gc"))
        .isEqualTo(
            new Measured(
                "B/op",
                Double.NaN,
                Map.of(),
                List.of(new Measured.Taken(2, samples(5)), new Measured.Taken(3, samples(6)))));
    assertThat(row.forks().get(1).secondary())
        .isEqualTo(Map.of("·alloc", samples(20), "gc", samples(5)));
    assertThat(row.id()).isSameAs(row.forks().getLast().row());
  }
}
