package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.UnreadableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as a person uses it. */
class TableCommandTest {

  private static final String FILES = "src/test/resources/jmh/";

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicReference<Exception> thrown = new AtomicReference<>();

  @Test
  void aFileBecomesATable() {
    assertThat(table(FILES + "fs2-5forks.json")).isZero();
    assertThat(out.toString()).startsWith("fs2-5forks.json: ").contains("Benchmarks.merge2");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void severalFilesStandSideBySide() {
    assertThat(table(FILES + "two-runs-1.json", FILES + "two-runs-2.json")).isZero();
    assertThat(out.toString()).contains("A = two-runs-1.json", "B = two-runs-2.json");
  }

  @Test
  void aFormatIsChosenByItsWord() {
    assertThat(table(FILES + "fs2-5forks.json", "--format", "csv")).isZero();
    assertThat(out.toString()).startsWith("run,table,line,role,benchmark,mode,threads,");
  }

  @Test
  void anUnknownFormatNamesTheNearest() {
    assertThat(table(FILES + "fs2-5forks.json", "--format", "txt")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("--format txt: there is no such format; did you mean 'text'? ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anUnknownMetricNamesTheNearestAndTheOthers() {
    assertThat(table(FILES + "blake3-gc-profiler.json", "--metric", "gc.alloc.rat")).isEqualTo(2);
    assertThat(err.toString())
        .contains("did you mean 'gc.alloc.rate'? there are score, p0,", "gc.count");
  }

  @Test
  void anotherMetricIsShownOnRequest() {
    assertThat(table(FILES + "blake3-gc-profiler.json", "--metric", "gc.alloc.rate")).isZero();
    assertThat(out.toString()).contains("MB/sec");
  }

  @Test
  void nothingMeasuredIsNoSuccess() {
    assertThat(table(FILES + "traps/zero-rows.json")).isEqualTo(4);
    assertThat(err.toString()).startsWith("heddle: zero-rows.json: nothing was measured; ");
  }

  @Test
  void whatCannotBeReadIsThrownToTheMain() throws Exception {
    Path file = Files.writeString(place.resolve("cut.json"), "[{");
    table(FILES + "fs2-5forks.json", file.toString());

    assertThat(thrown.get()).isInstanceOf(UnreadableException.class);
    assertThat(out.toString()).isEmpty();
  }

  private int table(String... args) {
    return new CommandLine(new TableCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler((e, _, _) -> {
          thrown.set(e);
          return 2;
        })
        .execute(args);
  }
}
