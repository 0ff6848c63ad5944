package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Calibrating;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Sensitivities;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format of a calibration, to the letter. */
class CalibrationFormatTest {

  @TempDir Path place;

  @ParameterizedTest
  @EnumSource(CalibrationFormat.class)
  void threeRunsOfThreeRows(CalibrationFormat format) throws Exception {
    List<ResultSet> runs = new ArrayList<>();
    for (int run = 1; run <= 3; run++) {
      ExampleRun example = ExampleRun.of("squares", "a.Squares.sum").seed(run);
      example.takes(example.row("bare", 1), 12 + 0.3 * run).takes(example.row("fixed-pool", 2), 7);
      example
          .takes(example.row("process-pool", 2), run == 2 ? 0 : 9)
          .lacks(example.row("process-pool", 2), 2);
      runs.add(ResultSet.read(example.write(place.resolve("run-" + run))));
    }

    Golden.check("calibration." + format.id(), format.write(found(runs)));
  }

  @ParameterizedTest
  @EnumSource(CalibrationFormat.class)
  void namesThatMeanHarm(CalibrationFormat format) throws Exception {
    String evil = "::set-output name=x::@someone \u001b[31m|<b>##[error]\u202e\n";
    JmhFile file =
        JmhFile.empty()
            .row(evil, Map.of(evil, evil), "ms/op", 1, 2)
            .row(evil + "2", Map.of(evil, evil), "ms/op", 1)
            .with("jdkVersion", evil);
    ResultSet set = ResultSet.read(file.write(place.resolve("a.json")));

    String text = format.write(found(List.of(set, set)));

    assertThat(text).doesNotContain("\u001b", "\u202e", "##[");
    assertThat(text.lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
  }

  private static Sensitivities found(List<ResultSet> runs) {
    Instant made = Instant.parse("2026-01-02T03:04:05Z");
    return Sensitivities.of(Calibrating.of(runs, "1.0", made), runs, Rule.DEFAULT);
  }
}
