package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

  @ParameterizedTest
  @CsvSource({
    "64012.3, us/op, 64.0 ms/op",
    "0.0123, ms/op, 12.3 µs/op",
    "11480, ms/op, 11.5 s/op",
    "353.2, ops/s, 353 ops/s",
    "12.5, MB/sec, 12.5 MB/sec",
    "0, ms/op, 0 ns/op",
  })
  void aSingleFigureReadsAsInATable(double value, String unit, String words) {
    assertThat(Figure.of(value, unit)).isEqualTo(words);
  }
}
