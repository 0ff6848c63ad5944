package dev.heddle.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotStyleTest {

  @Test
  void textsAndMarksCanBeToldFromThePageInLightAndDark() {
    for (boolean dark : List.of(false, true)) {
      String paper = hex(PlotStyle.PAPER, dark);
      PlotStyle.TEXTS.forEach(
          tone -> assertThat(contrast(hex(tone, dark), paper)).as(tone.name()).isGreaterThan(4.5));
      PlotStyle.MARKS.forEach(
          tone -> assertThat(contrast(hex(tone, dark), paper)).as(tone.name()).isGreaterThan(3));
    }
  }

  private static String hex(PlotStyle.Tone tone, boolean dark) {
    return dark ? tone.dark() : tone.light();
  }

  /** The ratio of contrast of WCAG 2. */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    double[] parts = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
}
