package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, to the last bit as the library reads them. */
class NumberScannerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "1",
        "-1",
        "10",
        "0.1",
        "1e3",
        "1E+3",
        "1.5e-3",
        "123456789012345678",
        "12345678901234567890123",
        "9007199254740993",
        "9007199254740992.5",
        "1e22",
        "1e23",
        "1e-22",
        "1e-23",
        "4.9e-324",
        "1.7976931348623157E308",
        "2.2250738585072014E-308",
        "1e400",
        "0.000000000000000000001",
        "8.41",
        "179769313486231570000",
        "0.30000000000000004"
      })
  void numbersAreRead(String text) {
    assertThat(scan(text)).isEqualTo(Double.parseDouble(text));
  }

  @Test
  void randomNumbersAreReadToTheLastBit() {
    Random random = new Random(1);
    for (int i = 0; i < 300_000; i++) {
      double value =
          switch (i % 3) {
            case 0 -> Math.exp(20 * random.nextGaussian());
            case 1 -> random.nextDouble() * 1e4;
            default -> random.nextLong(1L << 60) / 1024.0;
          };
      assertThat(scan(Double.toString(value))).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "+1", "01", ".5", "1.", "1e", "1e+", "NaN", "x", "\"1\""})
  void whatIsNoNumberIsNone(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

    assertThat(new NumberScanner(bytes, bytes.length).scan(0)).isNegative();
  }

  private static double scan(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    NumberScanner scanner = new NumberScanner(bytes, bytes.length);
    assertThat(scanner.scan(0)).isEqualTo(bytes.length);
    return scanner.value();
  }
}
