package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that a calibration is kept in. */
class CalibrationTest {

  private static final Calibration SOME =
      new Calibration(
          Calibration.SCHEMA,
          "1.0",
          Instant.parse("2026-01-02T03:04:05Z"),
          null,
          "25",
          5,
          List.of(
              new Calibration.Row(
                  RowId.of("a.B.c", "avgt", 1, Map.of("size", "3")),
                  "ms/op",
                  1.5,
                  5,
                  15,
                  0.0004,
                  0.0001,
                  4,
                  List.of(1.4, 1.5, 1.45, 1.55, 1.6),
                  1.2)),
          new Calibration.Mean(1, List.of(0.98, 1.0, 0.99, 1.01, 1.02), 0.0002, 0.0004));

  @TempDir Path place;

  @Test
  void whatIsWrittenIsReadAgainAlsoByTheNameOfItsFolder() throws Exception {
    Path file = place.resolve(Calibration.NAME);
    SOME.write(file);

    assertThat(Calibration.read(file)).isEqualTo(SOME);
    assertThat(Calibration.read(place)).isEqualTo(SOME);
    assertThat(place).isDirectoryContaining(path -> path.equals(file));
  }

  @ParameterizedTest
  @CsvSource({
    "{, is cut short",
    "[], is no calibration",
    "{\"schema\": 9}, has layout 9",
    "{\"schema\": 1}, has no 'heddle'",
    "{\"schema\": null}, has nothing (null)",
  })
  void whatIsNoneIsToldInALine(String text, String why) throws Exception {
    Path file = Files.writeString(place.resolve("a.json"), text);

    assertThatThrownBy(() -> Calibration.read(file))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContainingAll(file.toString(), why, "heddle calibrate");
  }

  @Test
  void oneOfAnEarlierVersionHasNoRunsOneByOne() throws Exception {
    Path file = place.resolve("a.json");
    SOME.write(file);
    String text = Files.readString(file);
    String old =
        text.replaceAll("(?s),\\s*\"scores\": \\[[^]]*]", "")
            .replaceAll(",\\s*\"clusters\": 1.2", "")
            .replaceAll("(?s),\\s*\"mean\": \\{.*?}", "");
    Files.writeString(file, old);

    Calibration read = Calibration.read(file);

    assertThat(old).doesNotContain("scores", "clusters", "mean");
    assertThat(read.mean()).isNull();
    assertThat(read.rows().getFirst().scores()).isNull();
    assertThat(read.rows().getFirst().varianceOfRuns()).isEqualTo(0.0001);
  }

  @Test
  void scoresThatAreNotOneARunAreRefused() throws Exception {
    Path file = place.resolve("a.json");
    SOME.write(file);
    Files.writeString(file, Files.readString(file).replaceAll("(?s)1.45,\\s*1.55,", "1.45,"));

    assertThatThrownBy(() -> Calibration.read(file)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void aVarianceBelowNothingIsRefused() throws Exception {
    Path file = place.resolve("a.json");
    SOME.write(file);
    Files.writeString(file, Files.readString(file).replace("1.0E-4", "-1.0E-4"));

    assertThatThrownBy(() -> Calibration.read(file)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void aRowOfOneRunOnlyIsRefused() throws Exception {
    Path file = place.resolve("a.json");
    SOME.write(file);
    Files.writeString(file, Files.readString(file).replaceAll("\"runs\": 5", "\"runs\": 1"));

    assertThatThrownBy(() -> Calibration.read(file)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void whatIsNoTextIsToldInALine() throws Exception {
    Path file = Files.write(place.resolve("a.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> Calibration.read(file))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("is no text");
  }

  @Test
  void whatIsNotThereIsToldInALine() {
    assertThatThrownBy(() -> Calibration.read(place))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("there is no such file");
  }
}
