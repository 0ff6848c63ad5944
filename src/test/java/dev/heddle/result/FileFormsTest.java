package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results in whatever form they come: read, or called by their name; no letter for another. */
class FileFormsTest {

  /** Made up: what other programs make of JMH's files. */
  private static final Path FORMS = Path.of("src/test/resources/forms");

  @TempDir Path place;

  @Test
  void numbersWithoutQuotesThatJsonHasNoWordForAreRead() throws Exception {
    ResultRow row = ResultSet.read(FORMS.resolve("nan-bare.json")).rows().getFirst();

    assertThat(row.primary().forks()).hasSize(5);
    assertThat(row.primary().score()).isEqualTo(100.15612458389234);
  }

  @Test
  void bareWordsAmongRawValuesAreReadToo() throws Exception {
    Path file = place.resolve("r.json");
    Files.writeString(
        file,
        """
        [{"benchmark": "a.NaN", "params": {"x": "-Infinity NaN \\" NaN"}, "primaryMetric":
          {"score": -Infinity, "scoreUnit": "ms/op", "rawData": [[1.5, NaN], [Infinity]]}}]\
        """);

    ResultRow row = ResultSet.read(file).rows().getFirst();

    assertThat(row.id().benchmark()).isEqualTo("a.NaN");
    assertThat(row.id().params()).containsEntry("x", "-Infinity NaN \" NaN");
    assertThat(row.primary().score()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(row.primary().forks().get(0).samples().iterations())
        .containsExactly(1.5, Double.NaN);
    assertThat(row.primary().forks().get(1).samples().iterations())
        .containsExactly(Double.POSITIVE_INFINITY);
  }

  @Test
  void severalListsInOneFileAreReadAndTold() throws Exception {
    ResultSet set = ResultSet.read(FORMS.resolve("two-arrays.json"));

    assertThat(set.rows()).hasSize(2);
    assertThat(set.remarks()).containsExactly("2 lists in one file, taken as one");
  }

  @Test
  void lettersOfAnotherCodeAreNamedAndNotReplaced() {
    assertThatThrownBy(() -> ResultSet.read(FORMS.resolve("latin1.json")))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("is not UTF-8 (byte 0xef in line 1 column 386)")
        .hasMessageEndingWith("; convert it first, as from Latin-1 with iconv -f latin1 -t utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aMarkOfByteOrderSaysWhatTheLettersAre(String charset) throws Exception {
    Path file = place.resolve("r.json");
    Files.write(file, ("\uFEFF" + text("naïve")).getBytes(Charset.forName(charset)));

    assertThat(ResultSet.read(file).rows().getFirst().id().params()).containsEntry("s", "naïve");
  }

  @Test
  void aPackedFileIsUnpacked() throws Exception {
    Path file = place.resolve("r.json.gz");
    Files.write(file, packed(text("x")));

    assertThat(ResultSet.read(file).rows()).hasSize(1);
  }

  @Tag("contract")
  @Test
  void everyPlaceToCutAPackedFileIsNoticed() throws Exception {
    Path file = place.resolve("r.json.gz");
    byte[] whole = packed(text("x"));
    for (int end = 1; end < whole.length; end += 3) {
      Files.write(file, Arrays.copyOf(whole, end));
      assertThatThrownBy(() -> ResultSet.read(file))
          .isInstanceOf(UnreadableException.class)
          .message()
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"Benchmark\",\"Mode\",\"Threads\" | is JMH's CSV, which has no values of forks; have JMH",
        "\"Benchmark\";\"Mode\" | is JMH's CSV with semicolons, which has no values",
        "Benchmark    (size)  Mode  Cnt  Score   Error  Units | is JMH's text, which",
        "# JMH version: 1.37 | is JMH's text",
        "\\begin{tabular} | is JMH's LaTeX",
        "^\uFEFF\"Benchmark\",\"Mode\"^ | is JMH's CSV, which has no values",
        "BZh9 | is packed (bzip2); unpack it first",
        "{\"schema\": 1, \"metric\": \"score\", \"rows\": []} | is what heddle wrote of results,"
            + " and none itself",
        "[] {} | goes on after its JSON ended",
        "[] hello | goes on after its JSON ended",
        "[] ] | goes on after its JSON ended",
        "[], [] | goes on after its JSON ended",
        "{} {} | goes on after its JSON ended",
        "[NaN] | is JSON but not JMH's (row 1 has no 'benchmark')",
      })
  void otherFormsAreCalledByTheirNames(String text, String why) throws IOException {
    Path file = place.resolve("r");
    Files.writeString(file, text);

    assertThatThrownBy(() -> ResultSet.read(file))
        .isInstanceOf(UnreadableException.class)
        .hasMessageStartingWith(file + ": " + why)
        .message()
        .hasLineCount(1);
  }

  /** Where a text is misread the first time, a pipe cannot be read once more. */
  @ParameterizedTest
  @ValueSource(strings = {"two-arrays.json", "nan-bare.json"})
  void aPipeIsReadLikeAFile(String name) throws Exception {
    Path pipe = pipe();
    Thread writer = write(pipe, Files.readAllBytes(FORMS.resolve(name)));
    ResultSet read = ResultSet.read(pipe);
    writer.join();

    assertThat(read.rows()).isEqualTo(ResultSet.read(FORMS.resolve(name)).rows());
  }

  @Test
  void whatIsWrongInAPipeIsNamedLikeInAFile() throws Exception {
    Path pipe = pipe();
    Thread writer = write(pipe, "[{\"benchmark\": \"a.b\"".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> ResultSet.read(pipe)).hasMessageStartingWith(pipe + ": is cut short");
    writer.join();
  }

  @Test
  void whatMayNeverEndIsNotRead() {
    assertThatThrownBy(() -> ResultSet.read(Path.of("/dev/zero")))
        .hasMessageStartingWith("/dev/zero: is no regular file");
  }

  private Path pipe() throws Exception {
    Path pipe = place.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static Thread write(Path pipe, byte[] bytes) {
    return Thread.ofPlatform()
        .start(() -> {
          try (OutputStream out = Files.newOutputStream(pipe)) {
            out.write(bytes);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static String text(String value) {
    return """
    [{"benchmark": "a.B.c", "params": {"s": "%s"}, "primaryMetric":
      {"score": 1, "scoreUnit": "ms/op", "rawData": [[1, 2], [3]]}}]\
    """
        .formatted(value);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
