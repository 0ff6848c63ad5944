package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Within;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** The files that a run's end goes to as well. */
class AlsoOptionTest {

  @TempDir Path place;

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"github-action-benchmark", "bencher"})
  void rowsThatADashboardCannotHoldAreNamed(String format) throws Exception {
    Path file = place.resolve("out.json");

    assertThat(write(format + "=" + file)).isTrue();

    String left = "B.torn";
    assertThat(Files.readString(file)).contains("a.B.fine").doesNotContain(left);
    assertThat(err.toString())
        .isEqualTo(
            "heddle: "
                + format
                + ": 1 row is left out, having no number that it could hold: "
                + left
                + "; the other formats have it\n");
  }

  @Test
  void aFormatThatHoldsEveryRowSaysNothing() throws Exception {
    assertThat(write("json=" + place.resolve("out.json"))).isTrue();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aPageIsAmongThem() throws Exception {
    Path page = place.resolve("out.html");

    assertThat(write("html=" + page)).isTrue();
    assertThat(page).content().startsWith("<!doctype html>").contains("B.fine");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theWholeRunIsWrittenAsAPageWhereThatIsAskedFor() throws Exception {
    Path page = place.resolve("report.html");

    assertThat(written("--report", page.toString())).isTrue();
    assertThat(page).content().startsWith("<!doctype html>").contains("B.torn", "Raw numbers");
    assertThat(err.toString()).startsWith(page + " (");
  }

  @Test
  void whatCannotBeWrittenSaysThatTheResultsAreKept() throws Exception {
    Path file = place.resolve("nowhere/out.json");

    assertThat(write("json=" + file)).isFalse();
    assertThat(err.toString())
        .isEqualTo(
            "heddle: "
                + file
                + ": cannot be written (there is no such folder); the results are kept, 'heddle"
                + " table' and 'heddle compare' write them again\n");
  }

  @Test
  void wordsThatAreNoFormatAndFileAreRefused() {
    assertThatThrownBy(() -> write("json"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--also 'json': is not FORMAT=FILE; write markdown=out.md");
  }

  private boolean write(String also) throws Exception {
    return written("--also", also);
  }

  private boolean written(String... words) throws Exception {
    Command command = new Command();
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(err, true));
    line.parseArgs(words);
    List<Comparison> compared = List.of(comparison());
    ResultSet run = ResultSet.read(place.resolve("run.json"));
    return command.also.comparisons(line, run, compared);
  }

  /** Of two JVMs: one row that every format can hold, one whose candidate failed. */
  private Comparison comparison() throws Exception {
    Path file = place.resolve("run.json");
    double nan = Double.NaN;
    JmhFile.empty()
        .row("a.B.fine", Map.of("jvm", "a"), "ns/op", 10, 11, 10)
        .row("a.B.fine", Map.of("jvm", "b"), "ns/op", 10, 11, 10)
        .row("a.B.torn", Map.of("jvm", "a"), "ns/op", 10, 11, 10)
        .row("a.B.torn", Map.of("jvm", "b"), "ns/op", nan, nan, nan)
        .write(file);
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null)
        .compare(ResultSet.readAll(file).getFirst(), new Within("jvm", "a", "b"));
  }

  @CommandLine.Command
  private static final class Command {
    @Mixin private AlsoOption also = new AlsoOption();
  }
}
