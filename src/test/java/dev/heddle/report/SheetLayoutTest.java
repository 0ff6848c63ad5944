package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables fit a terminal, also a narrow one. */
class SheetLayoutTest {

  private static final List<Sheet.Column> COLUMNS =
      List.of(
          new Sheet.Column("row", false),
          new Sheet.Column("after commit .. by commit", false),
          new Sheet.Column("about", false),
          new Sheet.Column("before", true),
          new Sheet.Column("after", true),
          new Sheet.Column("change", true),
          new Sheet.Column("points", true),
          new Sheet.Column("verdict", false));

  private static final Sheet LEVELS =
      new Sheet(
          "changes of level",
          COLUMNS,
          List.of(
              List.of(
                  "OverlappingFieldValidationPerformance.overlappingFieldValidationThroughput",
                  "fd7ff0ada..f8f9892d6",
                  "2026-02-19",
                  "114.2 ops/s (112.7 – 115.6)",
                  "125.3 ops/s (123.9 – 126.7)",
                  "+9.7 %",
                  "19 + 21",
                  "faster")),
          1,
          List.of());

  @ParameterizedTest
  @ValueSource(ints = {76, 80, 100, 140, 200})
  void noLineIsWiderThanTheTerminal(int width) {
    List<String> lines = SheetLayout.of(LEVELS, 1, false, width);

    assertThat(lines).allMatch(line -> TextWidth.length(line) <= width);
    assertThat(String.join(" ", lines).replaceAll("\\s+", ""))
        .contains("2026-02-19", "+9.7%", "19+21", "faster");
  }
}
