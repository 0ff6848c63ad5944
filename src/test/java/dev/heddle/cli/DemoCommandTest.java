package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.demo.Demo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int heddle(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return heddle.execute(words);
  }

  private void assertRefused(String told, String... words) {
    err.getBuffer().setLength(0);
    assertThat(heddle(words)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aWrongWordIsOneLineThatHelps() {
    assertRefused("unknown demo 'pol': did you mean 'pool'?", "demo", "pol");
    assertRefused("unknown demo 'zzzzzzzz'", "demo", "zzzzzzzz");
    assertRefused("did you mean 'fixed-pool'?", "demo", "lock", "--model", "fixed-pol");
    assertRefused(
        "demo pipeline on sequential: its tasks wait for each other",
        "demo",
        "pipeline",
        "--model",
        "sequential");
    assertRefused("take one of sequential, platform-threads", "demo", "lock", "--model", "bare");
    assertRefused(
        "--model fixed-pool,bare: a demo plays on one model; name one",
        "demo",
        "lock",
        "--models",
        "fixed-pool,bare");
    assertRefused("do not end in one ]", "demo", "lock", "--model", "process-pool[aot=on");
    assertRefused("did you mean '--trace'?", "demo", "lock", "--trce", "x");
  }

  @Test
  void withoutANameItListsThemInTheOrderToRead() {
    assertThat(heddle("demo")).isEqualTo(ExitCode.OK);
    assertThat(
            out.toString().lines().filter(line -> line.startsWith("  ") && line.charAt(2) != ' '))
        .extracting(line -> line.strip().replaceFirst(" .*", ""))
        .containsExactlyElementsOf(Demo.ids());
    out.getBuffer().setLength(0);
    assertRefused("no demo named: choose from process-info, thread-info, map, ", "demo", "--json");
  }

  @Test
  void itsHelpNamesEveryDemo() {
    assertThat(heddle("demo", "--help")).isEqualTo(ExitCode.OK);
    String words = out.toString().replaceAll("\\s+", " ");
    assertThat(words).contains("Which one: " + String.join(", ", Demo.ids()) + ".");
  }

  @Test
  void eventsComeAsLinesAndAsATraceBesideThem() throws Exception {
    Path trace = folder.resolve("t.json");
    assertThat(heddle("demo", "thread-info", "--trace", trace.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines().toList())
        .hasSize(9)
        .first()
        .asString()
        .startsWith("thread-info on platform-threads: ");
    assertThat(out.toString())
        .contains("  main  ", "heddle-task-", "3 tasks ran in 3 threads of one process, named ");
    assertThat(Files.readString(trace)).contains("\"traceEvents\": [", "\"thread_name\"");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void jsonIsAllThatIsPrintedWhereItIsAskedFor() {
    assertThat(heddle("demo", "thread-info", "--models", "sequential", "--json"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .startsWith(
            """
            {
              "schema": 1,
              "demo": "thread-info",
              "model": "sequential",
              "pid": \
            """)
        .contains("\"shows\": \"3 tasks ran in one thread")
        .endsWith("}\n");
  }

  @Test
  void aTraceThatCanBeNowhereIsToldBeforeTheDemo() {
    String file = folder.resolve("no/where.json").toString();
    assertThat(heddle("demo", "thread-info", "--trace", file)).isEqualTo(ExitCode.USAGE);
    assertThat(heddle("demo", "thread-info", "--trace", folder.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            "heddle: --trace: "
                + file
                + ": there is no such folder; name a file in one that is there\n"
                + "heddle: --trace: "
                + folder
                + " is a folder; name a file in one that is there\n");
  }

  @Test
  void aTraceThatCannotBeWrittenIsToldAfterTheDemo() {
    assertThat(heddle("demo", "thread-info", "--trace", "/dev/full")).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(out.toString()).contains("3 tasks ran in");
    assertThat(err.toString()).startsWith("heddle: /dev/full: cannot be written (");
  }

  @Test
  void theListTellsOfEachInALine() {
    assertThat(heddle("list", "demos")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("\n  queue-race           Why ");
    out.getBuffer().setLength(0);
    assertThat(heddle("list", "demos", "--format", "csv")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .startsWith("demo,description,model,models\r\n")
        .contains("\r\nfetch,How much sooner");
  }
}
