package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ratios to a baseline on a terminal. */
class ColoursTest {

  @Test
  void fasterIsGreenAndSlowerRedWhereTheIntervalLeavesNoDoubt() {
    assertThat(Colours.ratios("a  1.86x (1.72 – 2.01) faster  3\nb  1,207x (1,197 – 1,219) slower"))
        .isEqualTo(
            "a  \u001b[32m1.86x (1.72 – 2.01) faster\u001b[0m  3\n"
                + "b  \u001b[31m1,207x (1,197 – 1,219) slower\u001b[0m");
  }

  @Test
  void whatMayBeNoDifferenceHasNoColour() {
    String text = "a  1\nb  1.1x (0.5 – 2.4) slower\nc  1.00x (0.92 – 1.09)\nhow many times faster";

    assertThat(Colours.ratios(text)).isEqualTo(text);
  }
}
