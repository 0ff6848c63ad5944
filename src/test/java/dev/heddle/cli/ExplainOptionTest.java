package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What cannot be measured once more is refused in one line, before anything is printed. */
class ExplainOptionTest extends CompareCase {

  @Test
  void aRowThatIsNotThereNamesTheNearest() {
    assertThat(compare("old.json", "slow.json", "--explain", "B.e")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .isEqualTo("heddle: --explain 'B.e': both sides have no such row; choose from B.c, B.d\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileDoesNotSayWithWhichBuildItWasMeasured() {
    assertThat(compare("old.json", "slow.json", "--explain", "B.d")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .contains("old.json is a file, which does not say with which build it was measured");
  }

  @Test
  void aBuildThatIsGoneIsSaid() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
    Path written = run.rounds(4).takes(run.row("fixed-pool", 2), 10).write(place.resolve("run"));

    assertThat(compare(written.toString(), written.toString(), "--explain", "squares"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("cannot be measured once more: ");
  }

  @Test
  void toWaitIsForMeasuringOnly() {
    assertThat(compare("old.json", "old.json", "--wait")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("nothing is measured without --explain ROW");
  }
}
