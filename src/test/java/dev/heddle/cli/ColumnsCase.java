package dev.heddle.cli;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.RowId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the columns of tables share: a run, and its table. */
abstract class ColumnsCase {

  @TempDir Path place;

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.SquareSumBenchmark.sum");
  final RowId sequential = run.row("sequential", 2, "tasks", "64");
  final RowId pool = run.row("fixed-pool", 2, "tasks", "64");

  @BeforeEach
  void rows() {
    run.takes(sequential, 20).takes(pool, 10);
  }

  final int table(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("table", folder().toString()));
    words.addAll(Arrays.asList(options));
    return heddle(words.toArray(String[]::new));
  }

  private Path folder() throws Exception {
    Path folder = place.resolve("squares");
    return folder.toFile().exists() ? folder : run.write(folder);
  }

  final int heddle(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
