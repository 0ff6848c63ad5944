package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.RowId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of how late tasks were. */
class LatencyNotesTest {

  @TempDir Path place;

  private final ExampleRun run = ExampleRun.of("latency", "a.Latency.sent");
  private final RowId row = run.row("process-pool", 4);

  @Test
  void aPercentileStandsThereOnlyWhereTenTasksWereBeyondIt() throws Exception {
    assertThat(said("10000"))
        .isEqualTo(
            "800 tasks a second: one is done after p50 1.25 ms, p99 7.5 ms, p99.9 12 ms, longest 90"
                + " ms; begun after p50 210 µs, p99 5 ms");
    assertThat(said("9999")).contains("p99 7.5 ms, longest 90 ms;");
    assertThat(said("999"))
        .isEqualTo(
            "800 tasks a second: one is done after p50 1.25 ms, longest 90 ms; begun after p50 210"
                + " µs");
    assertThat(said("19")).isEqualTo("800 tasks a second: one is done after longest 90 ms");
  }

  private String said(String samples) throws Exception {
    run.takes(row, 80)
        .note(row, "latency.samples", samples)
        .note(row, "latency.rate", "800.0")
        .note(row, "latency.p50.ms", "1.250")
        .note(row, "latency.p99.ms", "7.500")
        .note(row, "latency.p99-9.ms", "12.000")
        .note(row, "latency.max.ms", "90.000")
        .note(row, "latency.begun.p50.ms", "0.210")
        .note(row, "latency.begun.p99.ms", "5.000");
    return RowNotes.of(run, place.resolve("run-" + samples), Footnote.Kind.LATENCY).getFirst();
  }
}
