package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.RowId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A page as a person asks for it. */
class ReportCommandTest {

  private static final String FILE = "src/test/resources/jmh/fs2-5forks.json";

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int heddle(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return heddle.execute(words);
  }

  private String page() {
    return place.resolve("report.html").toString();
  }

  @Test
  void aPageIsWrittenAndItsPlaceTold() throws Exception {
    assertThat(heddle("report", FILE, "-o", page())).isEqualTo(ExitCode.OK);

    assertThat(err.toString()).startsWith(page() + " (").endsWith(" KiB)\n");
    assertThat(Files.readString(Path.of(page())))
        .startsWith("<!doctype html>")
        .contains("fs2-5forks.json")
        .endsWith("</html>\n");
  }

  @Test
  void aFileThatIsThereIsKeptUnlessForced() throws Exception {
    Files.writeString(Path.of(page()), "mine");

    assertThat(heddle("report", FILE, "-o", page())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("heddle: -o: ")
        .endsWith("is there already; name another file, or add --force");
    assertThat(Path.of(page())).hasContent("mine");

    assertThat(heddle("report", FILE, "-o", page(), "--force")).isEqualTo(ExitCode.OK);
    assertThat(Path.of(page())).content().startsWith("<!doctype html>");
  }

  @Test
  void aPlaceWhereNoFileCanBeIsOneLine() {
    assertThat(heddle("report", FILE, "-o", place.resolve("no/such/page.html").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(heddle("report", FILE, "-o", place.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("there is no such folder"))
        .anyMatch(line -> line.contains("is a folder"));
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
    run.takes(run.row("fixed-pool", 2), 13);
    Path folder = run.write(place.resolve("run"));

    assertThat(
            heddle(
                "report",
                folder.toString(),
                "--force",
                "-o",
                folder.resolve("run.json").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("is what is read; name another file");
  }

  @Test
  void aRunWithoutAValueIsAPageAndNotWhole() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
    RowId never = run.row("fixed-pool", 2);
    run.takes(never, 0).fails(never, 1, "it died");

    assertThat(heddle("report", run.write(place.resolve("run")).toString(), "-o", page()))
        .isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(Path.of(page())).content().contains("Nothing was measured");
    assertThat(err.toString()).contains("nothing was measured; see ");
  }

  @Test
  void whatCannotBeReadLeavesNoPage() {
    assertThat(heddle("report", place.resolve("nowhere").toString(), "-o", page()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Path.of(page())).doesNotExist();
    assertThat(err.toString().lines()).singleElement().asString().startsWith("heddle: ");
  }
}
