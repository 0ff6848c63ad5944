package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.promise.Kept;
import dev.heddle.promise.Tried;
import dev.heddle.promise.TryRequest;
import dev.heddle.report.Format;
import dev.heddle.report.Golden;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What executors keep, for people and for programs. */
class PromisesCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int heddle(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return heddle.execute(words);
  }

  private static PromisesTable.Column column(String executor, Kept frozen, String seen) {
    return new PromisesTable.Column(
        new TryRequest(executor, "", 2, Duration.ofSeconds(10), List.of("order", "frozen")),
        List.of(
            new Tried("order", "Futures come in the order of the tasks.", Kept.YES, 0.0123, ""),
            new Tried("frozen", "A frozen task has an outcome.", frozen, 10.123, seen)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SVG")
  void everyFormatHasWhatWasPromisedAndSeen(Format format) throws Exception {
    PromisesTable table =
        new PromisesTable(
            List.of(
                column("process-pool", Kept.PARTLY, "no outcome after 10 s; cancel(true) frees it"),
                column("acme.Pool", Kept.NO, "the caller's JVM\u001b[31m ended")));

    String written = table.written(format).replace(Runtime.version().toString(), "JAVA");

    Golden.check("promises." + format.id(), written);
  }

  @Test
  void theTableIsPrintedAndAllKeptIsZeroUnderStrictToo() {
    assertThat(heddle("promises", "--executor", "fixed-pool", "--strict", "order"))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("fixed-pool", "order  yes ", "keeps 1 of 1");
    assertThat(err.toString()).hasLineCount(1).contains("tries 1 promise in JVMs of their own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "promises",
        "promises --executor fixed-pol",
        "promises --executor fixed-pool ordre",
        "promises --executor fixed-pool --workers 0",
        "promises --executor fixed-pool --limit never",
        "promises --executor fixed-pool --executor fixed-pool",
        "promises --executor acme.Pool --class-path no.jar",
        "promises --executor fixed-pool[size=3]",
        "promises --executor fixed-pool --format svg"
      })
  void whatIsWrongIsOneLineAndExitCodeTwo(String words) {
    assertThat(heddle(words.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines().filter(line -> !line.startsWith("heddle: tries ")))
        .singleElement()
        .asString()
        .startsWith("heddle: ");
    assertThat(out.toString()).isEmpty();
  }
}
