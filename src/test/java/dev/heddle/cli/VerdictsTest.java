package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Within;
import dev.heddle.report.ComparisonFormat;
import dev.heddle.report.Format;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a run prints at its end of more than two builds. */
class VerdictsTest {

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void severalCandidatesAreOneDocument() throws Exception {
    assertThat(print(Format.JSON)).isEqualTo(ExitCode.REGRESSION);

    // throws where anything stands behind the first document
    assertThat(JsonParser.parseString(out.toString()).isJsonObject()).isTrue();
    assertThat(out.toString())
        .containsOnlyOnce("\"comparisons\": [")
        .contains("\"name\": \"next\"", "\"name\": \"last\"");
  }

  @Test
  void linesForProgramsHaveOneHeadingAndSayWhoseTheyAre() throws Exception {
    print(Format.CSV);

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("row,").endsWith(",base_name,candidate_name");
    assertThat(lines.get(1)).endsWith(",old,next");
    assertThat(lines.get(2)).endsWith(",old,last");
  }

  @Test
  void aComplaintSaysWhichCandidateItIsAbout() throws Exception {
    assertThat(print(Format.TEXT)).isEqualTo(ExitCode.REGRESSION);

    assertThat(out.toString()).contains("1 row: 1 equivalent", "\n\nold ", "1 row: 1 regressed");
    assertThat(err.toString()).isEqualTo("heddle: last: 1 of 1 rows regressed: B.c\n");
  }

  @Test
  void suitesAreCalledByTheirCandidates() throws Exception {
    assertThat(ComparisonFormat.JUNIT.write(comparisons()))
        .contains("name=\"heddle compare next\"", "name=\"heddle compare last\"");
  }

  private int print(Format format) throws Exception {
    Path run = ExampleRun.of("squares", "a.Squares.sum").rounds(4).write(place.resolve("run"));
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Verdicts(RunFolder.open(run).info().plan(), new BuildOptions(), new UntilOptions())
        .print(command, comparisons(), format);
  }

  /** The second of three builds is as fast as the first, the third one slower. */
  private List<Comparison> comparisons() throws Exception {
    Path file = place.resolve("builds.json");
    JmhFile.empty()
        .row("a.B.c", Map.of("build", "old"), "ns/op", 10, 10.01, 9.99, 10)
        .row("a.B.c", Map.of("build", "next"), "ns/op", 10.01, 10, 9.99, 10)
        .row("a.B.c", Map.of("build", "last"), "ns/op", 12.01, 12, 11.99, 12)
        .write(file);
    ResultSet all = ResultSet.read(file);
    Comparing comparing = new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null);
    List<Comparison> comparisons = new ArrayList<>();
    for (String candidate : List.of("next", "last")) {
      comparisons.add(comparing.compare(all, new Within("build", "old", candidate)));
    }
    return comparisons;
  }
}
