package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Which rows a plan has of benchmarks that refuse some, and what a person is told of it. */
class PlannedRowsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int heddle(String words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return heddle.execute(words.split(" "));
  }

  @Test
  void aDryRunTellsWhatHasNoRowAndWhy() {
    assertThat(
            heddle(
                "run pipeline --models sequential,fixed-pool,process-pool --workers enough,3"
                    + " -p steps=square,times-2:plus-3 --dry-run"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .containsSubsequence(
            "rows        4\n",
            "pipeline fixed-pool capacity=1024 items=100000 steps=square workers=3\n",
            "pipeline fixed-pool capacity=1024 items=100000 steps=times-2:plus-3 workers=4\n",
            "no row for\n",
            "  pipeline sequential: runs one task at a time, and the tasks here wait for each"
                + " other\n",
            "  pipeline fixed-pool workers=3: runs only 3 tasks at once, and the 4 here wait for"
                + " each other\n",
            "  pipeline process-pool workers=3: runs only 3 tasks at once, and the 4 here wait for"
                + " each other\n",
            "takes ");
  }

  @Test
  void aModelThatCannotHaveAsManyWorkersAsThereAreTasksHasNoRow() {
    assertThat(
            heddle(
                "run scarce --models virtual-threads,process-per-task,independent -p tasks=1000"
                    + " -p depth=1 --dry-run"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);

    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("rows 1 scarce virtual-threads ")
        .contains("no row for scarce workers 1000: process-per-task starts a JVM for each");
  }

  @Test
  void aSweepHasARowForEachNumberOfWorkers() {
    assertThat(heddle("run squares --models sequential,fixed-pool --workers sweep,5..6 --dry-run"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);

    String processors = String.valueOf(Runtime.getRuntime().availableProcessors());
    assertThat(out.toString())
        .contains("  squares sequential n=100000000 tasks=64 workers=1\n")
        .contains(" fixed-pool n=100000000 tasks=64 workers=1\n")
        .contains(" fixed-pool n=100000000 tasks=64 workers=" + processors + "\n")
        .contains("workers=5\n", "workers=6\n");
  }

  @Test
  void aSweepOfAModelThatStartsJvmsEndsWhereThatCannotHaveMore() {
    assertThat(heddle("run squares --models process-pool --workers powers,2000..2001 --dry-run"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("no row for\n  squares workers 2000: process-pool ");
  }

  @Test
  void aSweepOfWhatHasNoWorkersIsOneLine() {
    assertThat(heddle("run queue --workers sweep --dry-run")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("heddle: --workers: no parameter 'workers' in 'queue'");
    err.getBuffer().setLength(0);
    assertThat(heddle("run squares --workers 8..2 --dry-run")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualTo(
            "heddle: workers '8..2': is no range; write the smaller number first, as in 2..8\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bank -p lock=synchronized | rows        1 |   bank lock=synchronized: works only",
        "queue -p queue=pipe -p shape=1x1 | rows        2 |   queue queue=pipe: goes between"
      })
  void whatKeepsOrConnectsOnlyThreadsHasNoRowInProcessesNorTheOtherWayAround(
      String words, String rows, String told) {
    assertThat(heddle("run " + words + " --dry-run")).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains(rows.strip(), told.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "producers-consumers -p capacity=0 | capacity=0",
        "producers-consumers -p capacity=-1 | capacity=-1",
        "producers-consumers -p capacity=1048577 | capacity 1048577: out of range; write 1 to"
            + " 1048576",
        "producers-consumers -p shape=0x3 | producers 0: out of range; write 1 to 64",
        "producers-consumers -p shape=3x65 | consumers 65: out of range; write 1 to 64",
        "producers-consumers -p shape=round | shape 'round': not a shape",
        "producers-consumers -p shape=999999999x1 | shape '999999999x1'",
        "producers-consumers -p items=-3 | items=-3",
        "producers-consumers -p items=100000001 | items 100000001: out of range",
        "pipeline -p items=1000001 | items 1000001: out of range; write 1 to 1000000",
        "pipeline -p steps=times-3 | step 'times-3': unknown; write times-2, plus-3, square",
        "pipeline -p steps=square: | step '': unknown",
        "pipeline --models sequential | no row is left: pipeline sequential: runs one task",
        "pipeline --models fixed-pool --workers 2 | no row is left: pipeline fixed-pool workers=2",
        "pool -p sleep=soon | sleep 'soon': not a time; write 100ms",
        "pool -p sleep=11s | sleep 11000 ms: out of range; write 0ms to 10s",
        "pool -p tasks=0 | tasks=0",
        "pool -p tasks=10001 | tasks 10001: out of range",
        "pool -p tasks=10000 -p sleep=1s | tasks 10000 of 1000 ms: sleep more than 600 s in all",
        "pool --workers enough | workers enough: the tasks of pool do not wait for each other",
        "files -p sync=maybe | sync 'maybe': unknown; write one of none, data, all",
        "files -p size=17MiB | bytes 17825792: out of range",
        "files -p files=1000 -p size=2MiB | files x bytes 2097152000: out of range",
        "files -p files=100001 | files 100001: out of range"
      })
  void whatMeansNothingIsRefusedInOneLineBeforeAnythingStarts(String words, String told) {
    assertThat(heddle("run " + words + " --out /nowhere/at/all")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().strip()).startsWith("heddle: ").contains(told).doesNotContain("\n");
    assertThat(out.toString()).isEmpty();
  }
}
