package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.advice.Advising;
import dev.heddle.advice.SweepTable;
import dev.heddle.compare.Tables;
import dev.heddle.result.Cost;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format of a sweep and of what it means, to the letter. */
class AdviceFormatTest {

  @TempDir Path place;

  /** Two models at six numbers of workers, with what they cost. */
  private ResultSet sweep() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum").rounds(5);
    RowId sequential = run.row("sequential", 1, "tasks", "64");
    run.takes(sequential, 25).takes(run.row("bare", 1, "tasks", "64"), 24.9);
    costs(run, sequential, 25_000, 60);
    processor(run, run.row("bare", 1, "tasks", "64"), 24_900);
    for (int workers : new int[] {1, 2, 3, 4, 6, 8}) {
      double gain = workers == 1 ? 1 : workers > 4 ? 1.6 : 2;
      RowId threads = run.row("fixed-pool", workers, "tasks", "64");
      RowId processes = run.row("process-pool", workers, "tasks", "64");
      run.takes(threads, 25.3 / gain).takes(processes, 28.0 / gain);
      RowId independent = run.row("independent", workers, "tasks", "64");
      run.takes(independent, 25 / Math.min(gain, 1.99));
      processor(run, independent, 25_000);
      costs(run, threads, 25_400, 62);
      costs(run, processes, 27_900, 40 + 40 * workers);
    }
    RowId never = run.row("process-per-task", 2, "tasks", "64");
    run.takes(never, 0).fails(never, 1, "the worker\u001b[31m never came");
    return ResultSet.read(run.write(place.resolve("sweep")));
  }

  private static void processor(ExampleRun run, RowId row, double micros) {
    run.metric(row, Cost.CPU.metric(), Cost.CPU.unit(), micros);
  }

  private static void costs(ExampleRun run, RowId row, double cpu, int memory) {
    processor(run, row, cpu);
    run.note(row, "costs.bounds", "fork")
        .note(row, "costs.operations", "1")
        .note(row, "costs.measured", "cpu=" + cpu + " us; memory.pss=" + memory + ".0 MiB");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SVG")
  void whatASweepMeans(Format format) throws Exception {
    ResultSet set = sweep();
    List<AdviceFormat.OfRun> runs =
        List.of(new AdviceFormat.OfRun("sweep", Advising.of(set), List.of("a remark")));

    String text = AdviceFormat.write(runs, format);

    Golden.check("advise." + format.id(), text);
    assertThat(text).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "MARKDOWN"})
  void aSweepIsOneTableOfModelsDownAndWorkersAcross(Format format) throws Exception {
    ResultSet set = sweep();
    Tables tables = Tables.of(List.of(set), Tables.SCORE);

    String text = format.write(tables, SweepTable.of(tables, List.of(set), false));

    Golden.check("sweep." + format.id(), text);
    assertThat(text).containsOnlyOnce("character (");
    assertThat(text.lines()).allMatch(line -> format != Format.TEXT || line.length() <= 100);
  }

  @Test
  void breakEvenAndChunksAreToldWithTheirFigures() throws Exception {
    ExampleRun run = ExampleRun.of("grain", "dev.heddle.benchmarks.Grain.done").rounds(8);
    for (String length : List.of("10us", "1ms")) {
      for (int chunk : new int[] {1, 16}) {
        double alone = length.equals("1ms") ? 10 : 1;
        RowId pool = run.row("process-pool", 2, "length", length, "chunk", "" + chunk);
        RowId sequential = run.row("sequential", 2, "length", length, "chunk", "" + chunk);
        run.takes(sequential, alone).takes(pool, chunk == 1 ? 6 : 5.5);
        run.note(pool, "model.workers.1.kind", "process")
            .note(pool, "model.workers.1.start", "a JVM")
            .note(pool, "model.workers.1.pids", "1 x 4711");
      }
    }
    ResultSet set = ResultSet.read(run.write(place.resolve("grain")));
    List<AdviceFormat.OfRun> runs =
        List.of(new AdviceFormat.OfRun("grain", Advising.of(set), List.of()));

    assertThat(AdviceFormat.write(runs, Format.TEXT).replaceAll("\\s+", " "))
        .containsPattern(
            "process-pool workers=2 is shown to be faster than sequential from tasks of 1ms on:"
                + " 0\\.1\\d+x \\(0\\.1\\d+ – 0\\.1\\d+\\) the speed at 10us, 1\\.\\d+x")
        .containsPattern(
            "process-pool workers=2: the smallest chunk shown to be within 5 % of the best is 16; a"
                + " task takes 5\\.\\d+ ms at 16, the best, and 1\\.\\d+x \\(1\\.\\d+ – 1\\.\\d+\\)"
                + " at 1");
    assertThat(AdviceFormat.write(runs, Format.JSON))
        .contains("\"breakeven\"", "\"chunks\"", "\"speeds\"");
  }

  @Test
  void programsReadAllTablesOfASweep() throws Exception {
    ResultSet set = sweep();
    Tables tables = Tables.of(List.of(set), Tables.SCORE);

    for (Format format : List.of(Format.CSV, Format.JSON)) {
      assertThat(format.write(tables, SweepTable.of(tables, List.of(set), false)))
          .isEqualTo(format.write(tables));
      assertThat(AdviceFormat.answers(Advising.of(set), format)).isEmpty();
    }
    assertThat(AdviceFormat.answers(Advising.of(set), Format.TEXT))
        .startsWith("\nsquares (tasks 64): take fixed-pool workers=2 (");
    assertThat(AdviceFormat.answers(Advising.of(set), Format.MARKDOWN))
        .startsWith("\n- squares (tasks 64): take fixed-pool workers=2 (");
  }
}
