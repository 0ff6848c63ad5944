package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Student's t against scipy 1.17's {@code t.isf(p / 2, df)} and {@code 2 * t.sf(t, df)}. */
class StudentTest {

  @ParameterizedTest
  @CsvSource({
    "0.05, 1, 12.706204736174705",
    "0.05, 1.5, 6.016663104427933",
    "0.05, 4, 2.7764451051977943",
    "0.05, 7.3, 2.3450667365477034",
    "1e-6, 3, 130.15458955835794",
    "1e-4, 2, 99.99249984374454",
    "0.5, 10, 0.6998120613124317",
    "0.9, 3, 0.1365981993536989",
    "0.05, 1e6, 1.9599663568141072",
    "0.01, 120.5, 2.6172459709831952",
  })
  void quantiles(double p, double degreesOfFreedom, double t) {
    assertThat(Student.quantile(p, degreesOfFreedom)).isCloseTo(t, within(1e-9 * t));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 3, 0.9266523488008059",
    "2.5, 4.5, 0.059905686502200545",
    "30, 2, 0.001109262681959659",
    "8, 9, 2.2134816809400155e-05",
    "-8, 9, 2.2134816809400155e-05",
  })
  void probabilities(double t, double degreesOfFreedom, double p) {
    assertThat(Student.twoSidedP(t, degreesOfFreedom)).isCloseTo(p, within(1e-9 * p));
  }
}
