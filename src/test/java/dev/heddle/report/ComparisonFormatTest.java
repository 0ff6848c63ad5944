package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Side;
import dev.heddle.compare.Tables;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

/** Every format of a comparison, to the letter. */
class ComparisonFormatTest {

  private static final Path FILES = Path.of("src/test/resources/jmh");

  /** A name that means harm to terminals, pages, spreadsheets, logs and XML. */
  private static final String EVIL =
      "=cmd.::set-output"
          + " name=x::y\u001b[31m\u0000<b>&\"'|`@someone](http://evil)\u202e##[error]%0A\n"
          + "::error";

  /** What GitHub would make a link of. */
  private static final String LINKS = "https://evil.example www.evil.example a@b.example #1 GH-2";

  @TempDir Path place;

  @ParameterizedTest
  @EnumSource(ComparisonFormat.class)
  void everyKindOfVerdict(ComparisonFormat format) throws Exception {
    Golden.check("compare." + format.id(), format.write(everyKind()));
  }

  @ParameterizedTest
  @EnumSource(ComparisonFormat.class)
  void namesThatMeanHarm(ComparisonFormat format) throws Exception {
    String text = format.write(hostile());

    Golden.check("compare-hostile." + format.id(), text);
    assertThat(text).doesNotContain("\u001b", "\u202e", "\u0000", "##[");
    assertThat(text.lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
  }

  /** GitHub calls people and links pages by text alone, escaped or not. */
  @Test
  void aPageCallsNobodyAndLeadsNowhere() throws Exception {
    assertThat(ComparisonFormat.MARKDOWN.write(hostile()))
        .contains("someone", "evil.example")
        .doesNotContainPattern("@\\w|://|www\\.|(?<!&)#\\d|GH-\\d");
  }

  @Test
  void theXmlIsXmlWhateverTheNames() throws Exception {
    String xml = ComparisonFormat.JUNIT.write(hostile());

    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(1);
  }

  /** XML 1.0 forbids some letters even where they are escaped. */
  @Test
  void everyLetterThatXmlForbidsIsReplacedAndEveryOtherKept() throws Exception {
    StringBuilder letters = new StringBuilder("\uD83E\uDDF5<&>\"'");
    for (char letter = 0; letter < Character.MAX_VALUE; letter++) {
      if (!Character.isSurrogate(letter)) {
        letters.append(letter);
      }
    }
    letters.append(Character.MAX_VALUE);
    Map<String, String> params = Map.of("p", letters.toString());
    Comparison comparison =
        compare(
            JmhFile.empty().row("a.B.c", params, "ms/op", 1, 1.001, 1.002),
            JmhFile.empty().row("a.B.c", params, "ms/op", 2, 2.001, 2.002));

    String name =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(ComparisonFormat.JUNIT.write(comparison))))
            .getElementsByTagName("testcase")
            .item(0)
            .getAttributes()
            .getNamedItem("name")
            .getNodeValue();

    assertThat(name)
        .startsWith("c p=\"\uD83E\uDDF5<&>\\\"'\\u0000\\u0001")
        .contains("\\u001f !", "\uD7FF\uE000", "\uFFFC\uFFFD")
        .endsWith("\\ufffe\\uffff\"");
  }

  @Test
  void annotationsAreOneLineEachAndObeyNoName() throws Exception {
    List<String> lines = Annotations.of(hostile().regressed());

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).startsWith("::error title=Slower benchmark::").hasLineCount(1);
    assertThat(lines.getFirst().substring(9)).doesNotContain("\u001b", "%0A", "##[");
  }

  @Test
  void manyAnnotationsAreCutToTheTenThatAreShown() throws Exception {
    JmhFile base = JmhFile.empty();
    JmhFile candidate = JmhFile.empty();
    for (int i = 0; i < 12; i++) {
      base.row("a.B.c" + i, "ms/op", 1, 1.001);
      candidate.row("a.B.c" + i, "ms/op", 2, 2.001);
    }

    List<String> lines = Annotations.of(compare(base, candidate).regressed());

    assertThat(lines).hasSize(10);
    assertThat(lines.getLast()).isEqualTo("::error title=Slower benchmark::3 more rows regressed");
  }

  @Test
  void coloursAreForVerdictsAlone() throws Exception {
    String coloured = Colours.in(ComparisonFormat.TEXT.write(everyKind()));

    assertThat(coloured)
        .contains("\u001b[31mregressed\u001b[0m", "\u001b[32mimproved\u001b[0m")
        .doesNotContain("2 \u001b[31m");
  }

  @Tag("contract")
  @Test
  void everyFileIsWrittenInEveryFormatAgainstEveryOther() throws Exception {
    List<ResultSet> sets;
    try (Stream<Path> files = Files.walk(FILES)) {
      sets =
          files.filter(path -> path.toString().endsWith(".json")).sorted().map(this::read).toList();
    }
    for (ResultSet base : sets) {
      for (ResultSet candidate : sets) {
        Comparison comparison = compare(base, candidate);
        for (ComparisonFormat format : ComparisonFormat.values()) {
          assertThat(format.write(comparison)).endsWith("\n").doesNotContain("\t", "\u001b");
        }
      }
    }
  }

  private ResultSet read(Path file) {
    try {
      return ResultSet.read(file);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Comparison everyKind() throws Exception {
    double[] ten = {10, 10.1, 9.9, 10.05, 9.95};
    JmhFile base =
        JmhFile.empty()
            .row("org.example.Sort.quick", Map.of("size", "10"), "ms/op", ten)
            .row("org.example.Sort.quick", Map.of("size", "1000"), "ms/op", ten)
            .row("org.example.Sort.merge", Map.of("size", "10"), "ops/s", ten)
            .row("org.example.Sort.bubble", Map.of("size", "10"), "us/op", 100, 120, 90, 105)
            .row("org.example.Sort.radix", Map.of("size", "10"), "ns/op", 5)
            .row("org.example.Sort.bandwidth", Map.of("size", "10"), "MB/sec", ten)
            .row("org.example.Sort.constant", Map.of("size", "10"), "ms/op", 3, 3, 3)
            .row("org.example.Sort.stopped", Map.of("size", "10"), "ops/s", ten)
            .row("org.example.Sort.copies", Map.of("size", "10"), "B/op", 0, 0, 0)
            .row("org.example.Sort.tiny", Map.of("size", "10"), "ns/op", 0.05, 0.0501, 0.0499)
            .row("org.example.Sort.broken", Map.of("size", "10"), "ms/op", ten)
            .row("org.example.Sort.few", Map.of("size", "10"), "ms/op", 10, 10.1)
            .row("org.example.Sort.gone", Map.of("size", "10"), "ms/op", ten);
    JmhFile candidate =
        JmhFile.empty()
            .row("org.example.Sort.quick", Map.of("size", "10"), "ms/op", 11, 11.1, 10.9, 11.2, 11)
            .row("org.example.Sort.quick", Map.of("size", "1000"), "ms/op", ten)
            .row("org.example.Sort.merge", Map.of("size", "10"), "ops/s", 31, 30.5, 31.2, 30, 30.4)
            .row("org.example.Sort.bubble", Map.of("size", "10"), "us/op", 104, 118, 99, 100)
            .row("org.example.Sort.radix", Map.of("size", "10"), "ns/op", 6)
            .row("org.example.Sort.bandwidth", Map.of("size", "10"), "MB/sec", 8, 8.1, 7.9, 8, 8)
            .row("org.example.Sort.constant", Map.of("size", "10"), "ms/op", 3, 3, 3)
            .row("org.example.Sort.stopped", Map.of("size", "10"), "ops/s", 0, 0, 0, 0, 0)
            .row("org.example.Sort.copies", Map.of("size", "10"), "B/op", 24, 24, 24)
            .row("org.example.Sort.tiny", Map.of("size", "10"), "ns/op", 0.1, 0.1001, 0.0999)
            .row("org.example.Sort.broken", Map.of("size", "10"), "ms/op", 10, Double.NaN, 10)
            .row("org.example.Sort.few", Map.of("size", "10"), "ms/op", ten)
            .row("org.example.Sort.new", Map.of("size", "10"), "ms/op", ten);
    return compare(base, candidate);
  }

  private Comparison hostile() throws Exception {
    return compare(
        JmhFile.empty().row(EVIL, Map.of(EVIL, LINKS), "ms/op", 1, 1.001),
        JmhFile.empty().row(EVIL, Map.of(EVIL, LINKS), "ms/op", 2, 2.001).with("jdkVersion", EVIL));
  }

  private Comparison compare(JmhFile base, JmhFile candidate) throws Exception {
    return compare(
        ResultSet.read(base.write(place.resolve("base.json"))),
        ResultSet.read(candidate.write(place.resolve("candidate.json"))));
  }

  private static Comparison compare(ResultSet base, ResultSet candidate) throws Exception {
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null)
        .compare(new Side(List.of(base)), new Side(List.of(candidate)));
  }
}
