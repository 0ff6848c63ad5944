package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw values leave the text, and nothing else does. */
class CondensedTest {

  @Test
  void listsOfNumbersAreTakenOut() throws Exception {
    Condensed.Parts parts =
        parts("[{\"rawData\" : [ [1, 2.5],\n [ ], [-3e2] ], \"rawData\": []}, \"rawData\"]");

    assertThat(rest(parts)).isEqualTo("[{\"rawData#\":0, \"rawData#\":1}, \"rawData\"]");
    assertThat(parts.lists())
        .containsExactly(List.of(List.of(1.0, 2.5), List.of(), List.of(-300.0)), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rawData\":[[\"NaN\"]]}",
        "{\"rawData\":[1]}",
        "{\"rawData\":[[1],]}",
        "{\"rawData\":[[1,]]}",
        "{\"rawData\":[[01]]}",
        "{\"rawData\":[[1 2]]}",
        "{\"rawData\":[[1]",
        "{\"rawData\":null}",
        "{\"rawData\"",
        "\"\\\"rawData\\\":[[1]]\"",
      })
  void whatIsNotSimplyNumbersStays(String text) throws Exception {
    Condensed.Parts parts = parts(text);

    assertThat(rest(parts)).isEqualTo(text);
    assertThat(parts.lists()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"rawData#\":0}", "\"", "\"\\", "\u0001"})
  void whatCouldBeMisunderstoodIsNotTouched(String text) throws Exception {
    assertThat(Condensed.of(bytes(text), 8)).isNull();
  }

  @Test
  void whereTheTextIsCutIntoChunksDoesNotMatter() throws Exception {
    String row = "{\"name\":\"a \\\" \\\\\",\"rawData\":[[1.25,2e1],[3]],\"other\":[true]},";
    String text = row.repeat(20);
    for (int chunk = 1; chunk < 70; chunk++) {
      Condensed.Parts parts = Objects.requireNonNull(Condensed.of(bytes(text), chunk));

      assertThat(parts.lists())
          .hasSize(20)
          .containsOnly(List.of(List.of(1.25, 20.0), List.of(3.0)));
      assertThat(rest(parts))
          .startsWith("{\"name\":\"a \\\" \\\\\",\"rawData#\":0,\"other\":[true]},");
    }
  }

  private static Condensed.Parts parts(String text) throws Exception {
    return Objects.requireNonNull(Condensed.of(bytes(text), 16));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String rest(Condensed.Parts parts) throws Exception {
    StringWriter rest = new StringWriter();
    parts.rest().transferTo(rest);
    return rest.toString();
  }
}
