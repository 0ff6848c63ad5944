package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is read token by token: numbers to the last bit, and faults with their places. */
class TokensTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.0",
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
        "1e-400",
        "1.7976931348623157E308",
        "2.2250738585072014E-308",
        "0.000000000000000000001",
        "8.41",
        "179769313486231570000",
        "0.30000000000000004",
        "NaN",
        "Infinity",
        "-Infinity"
      })
  void numbersAreRead(String text) throws IOException {
    assertThat(numbers("[" + text + "]")).containsExactly(Double.parseDouble(text));
  }

  @Test
  void randomNumbersAreReadToTheLastBit() throws IOException {
    Random random = new Random(1);
    double[] values = new double[300_000];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (i % 3) {
            case 0 -> Math.exp(20 * random.nextGaussian());
            case 1 -> random.nextDouble() * 1e4;
            default -> random.nextLong(1L << 60) / 1024.0;
          };
    }
    String text = Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(","));

    assertThat(numbers("[" + text + "]")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[-] | is not JSON (line 1 column 3)",
        "[+1] | is not JSON (line 1 column 3)",
        "[01] | is not JSON (line 1 column 3)",
        "[.5] | is not JSON (line 1 column 2)",
        "[1.] | is not JSON (line 1 column 4)",
        "[1e] | is not JSON (line 1 column 4)",
        "[1, x] | is not JSON (line 1 column 5)",
        "[1 2] | is not JSON (line 1 column 4)",
        "[1, ] | is not JSON (line 1 column 5)",
        "[1, | is cut short",
      })
  void whatIsNoNumberIsNamedWithItsPlace(String text, String why) {
    assertThatThrownBy(() -> numbers(text)).hasMessage(why);
  }

  private static double[] numbers(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Doubles.array(Tokens.read(new ByteArrayInputStream(bytes), Tokens::numbers));
  }
}
