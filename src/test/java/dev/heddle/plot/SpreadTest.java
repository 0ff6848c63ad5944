package dev.heddle.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.plot.Plot.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  private static Spread of(Scale scale, Double... values) {
    return Spread.of(scale, List.of(values), List.of(), List.of());
  }

  private static List<String> ticks(Spread spread, int wanted) {
    return spread.ticks(wanted).stream().map(PlotNumbers::tick).toList();
  }

  @Test
  void evenTicksAreOneTwoOrFiveTimesAPowerOfTen() {
    assertThat(ticks(of(Scale.FROM_ZERO, 4.01, 1.2), 5)).containsExactly("0", "1", "2", "3", "4");
    assertThat(ticks(of(Scale.LINEAR, 0.12, 0.18), 3))
        .containsExactly("0.12", "0.14", "0.16", "0.18");
    assertThat(ticks(of(Scale.LINEAR, -30.0, 70.0), 5))
        .containsExactly("-20", "0", "20", "40", "60");
  }

  @Test
  void powersHaveTicksOfPowers() {
    assertThat(ticks(of(Scale.LOG, 0.1, 1000.0), 6))
        .containsExactly("0.1", "1", "10", "100", "1000");
    assertThat(ticks(of(Scale.LOG, 3.0, 40.0), 6)).containsExactly("5", "10", "20");
    assertThat(ticks(of(Scale.LOG, 1e-9, 1e9), 6)).contains("1").hasSizeBetween(3, 8);
  }

  @Test
  void ratiosGoAsFarToTheLeftAsToTheRight() {
    Spread spread = of(Scale.RATIO, 2.0, 1.1);

    assertThat(spread.share(1)).isCloseTo(0.5, within(1e-12));
    assertThat(spread.share(2)).isCloseTo(1 - spread.share(0.5), within(1e-12));
    assertThat(ticks(spread, 6)).contains("0.5", "1", "2");
  }

  @Test
  void closeRatiosHaveOneAmongTheirTicks() {
    assertThat(ticks(of(Scale.RATIO, 1.02, 0.99), 6)).contains("1").hasSizeGreaterThan(2);
    assertThat(ticks(of(Scale.RATIO, 1.0), 6)).contains("1");
  }

  @Test
  void aScaleOfZeroBeginsThereThoughAnIntervalGoesBelow() {
    Spread spread = Spread.of(Scale.FROM_ZERO, List.of(1.0, 2.0), List.of(-0.5, 2.5), List.of(3.0));

    assertThat(spread.low()).isZero();
    assertThat(spread.high()).isGreaterThan(2.5);
    assertThat(of(Scale.FROM_ZERO, -1.0, 2.0).low()).isLessThan(-1);
    assertThat(of(Scale.FROM_ZERO, -1.0, -2.0).high()).isZero();
  }

  @Test
  void whatLiesFarOffLeavesTheOthersTheirRoom() {
    Spread spread =
        Spread.of(Scale.LINEAR, List.of(1.0, 2.0), List.of(-1e9, 1e9), List.of(0.1, 0.1, 2e9));

    assertThat(spread.low()).isBetween(0.0, 1.0);
    assertThat(spread.high()).isBetween(2.0, 3.0);
    assertThat(spread.beyond(1e9)).isTrue();
    assertThat(spread.share(1e9)).isEqualTo(1);
    assertThat(spread.share(Double.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void anIntervalOverManyPowersLeavesTheOthersTheirRoom() {
    Spread spread =
        Spread.of(
            Scale.LOG,
            List.of(3.0, 4.2, 37.0, 180.0),
            List.of(1e-5, 1e6, 4.0, 9000.0),
            List.of(1e11, 2000.0));

    assertThat(spread.low()).isBetween(0.01, 3.0);
    assertThat(spread.high()).isBetween(180.0, 1e5);
    assertThat(spread.beyond(1e6)).isTrue();
  }

  @Test
  void whatHasNoPlaceOnAScaleOfPowersIsKnown() {
    Spread spread = of(Scale.LOG, 0.0, -1.0, 3.0, Double.NaN);

    assertThat(spread.holds(0)).isFalse();
    assertThat(spread.holds(-1)).isFalse();
    assertThat(spread.holds(3)).isTrue();
    assertThat(spread.share(0)).isZero();
  }

  @Test
  void numbersReadWell() {
    assertThat(PlotNumbers.tick(1234567)).isEqualTo("1.234567e6");
    assertThat(PlotNumbers.tick(0.000002)).isEqualTo("2e-6");
    assertThat(PlotNumbers.tick(150000)).isEqualTo("150000");
    assertThat(PlotNumbers.value(1.2)).isEqualTo("1.20");
    assertThat(PlotNumbers.value(123456)).isEqualTo("123000");
    assertThat(PlotNumbers.place(-0.04)).isEqualTo("0");
    assertThat(PlotNumbers.place(-0.5)).isEqualTo("-.5");
    assertThat(PlotNumbers.place(12.34)).isEqualTo("12.3");
  }
}
