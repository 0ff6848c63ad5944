package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts for people have room in a terminal, and nothing is lost by that. */
class TextWidthTest {

  private static final String LONG = "process-pool[transport=shared-memory,wait=spin-then-park]";

  @Test
  void aTerminalSaysHowWideItIsAndAPipeIsAHundredColumnsWide() {
    assertThat(TextWidth.of(Map.of())).isEqualTo(100);
    assertThat(TextWidth.of(Map.of("COLUMNS", "132"))).isEqualTo(132);
    assertThat(TextWidth.of(Map.of("COLUMNS", "3"))).isEqualTo(60);
    assertThat(TextWidth.of(Map.of("COLUMNS", "wide"))).isEqualTo(100);
    assertThat(TextWidth.of(Map.of("COLUMNS", ""))).isEqualTo(100);
  }

  @Test
  void sentencesEndLinesBetweenWordsAndKeepLongWordsWhole() {
    assertThat(TextWidth.wrapped("  one two three", "    ", 10))
        .containsExactly("  one two", "    three");
    assertThat(TextWidth.wrapped("see /a/very/long/path here", "", 10))
        .containsExactly("see", "/a/very/long/path", "here");
  }

  @Test
  void aNameGoesOnInTheNextLineAfterAJoint() {
    assertThat(TextWidth.broken(LONG, "  ", 30))
        .containsExactly("process-pool[transport=shared-", "  memory,wait=spin-then-park]");
  }

  @Test
  void alreadyTheGoldenFilesHaveNoLineThatIsWiderThanAHundred() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".text.golden")).toList()) {
        assertThat(Files.readAllLines(file).stream().filter(TextWidthTest::hasSpaces))
            .as(file.toString())
            .allSatisfy(line -> assertThat(TextWidth.length(line)).isLessThanOrEqualTo(100));
      }
    }
  }

  /** A single long word of a file's is left whole, so that it can be copied. */
  private static boolean hasSpaces(String line) {
    return line.strip().contains(" ");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 72, 80, 100, 140})
  void rowsOfAnyWidthKeepEveryWordTheyHad(int width) {
    for (boolean blocks : width < 72 ? new boolean[] {false} : new boolean[] {true, false}) {
      Sheet sheet = sheet();
      List<String> lines = SheetLayout.of(sheet, 2, blocks, width);

      assertThat(lines)
          .allSatisfy(line -> assertThat(TextWidth.length(line)).isLessThanOrEqualTo(width));
      String letters = String.join("", lines).replaceAll("\\s", "");
      for (List<String> row : sheet.rows()) {
        assertThat(letters).contains(String.join(" ", row).split("[\\s,=\\[\\]-]+"));
      }
    }
  }

  @Test
  void whatAllNamesShareStandsOnceInTheHeading() {
    SharedWords shared =
        SharedWords.of(
            "row",
            List.of("a.Sort.quick n=1 size=10", "a.Sort.merge n=2 size=10 ¹", "a.Sort.b size=10"));

    assertThat(shared.heading()).isEqualTo("row: a.Sort.… size=10");
    assertThat(shared.names()).containsExactly("quick n=1", "merge n=2 ¹", "b");
    assertThat(SharedWords.of("row", List.of("x a=1", "y a=2")).heading()).isEqualTo("row");
    assertThat(SharedWords.of("row", List.of("x a=1", "x a=2")).names())
        .containsExactly("a=1", "a=2");
    assertThat(SharedWords.of("row", List.of("x a=1")).names()).containsExactly("x a=1");
    assertThat(SharedWords.of("row", List.of("x", "x")).names()).containsExactly("x", "x");
  }

  @Test
  void noTwoRowsLookAlikeInNarrowTables() {
    List<String> lines = SheetLayout.of(sheet(), 2, false, 72);

    assertThat(String.join("\n", lines)).contains("wait=spin]").contains("wait=spin-then-park]");
    assertThat(lines).noneMatch(line -> line.contains("…"));
  }

  private static Sheet sheet() {
    List<Sheet.Column> columns =
        List.of(
            new Sheet.Column("benchmark", false),
            new Sheet.Column("through", false),
            new Sheet.Column("time/op", true),
            new Sheet.Column("change", false));
    List<List<String>> rows = new ArrayList<>();
    for (String through : List.of("process-pool[transport=shared-memory,wait=spin]", LONG)) {
      rows.add(
          List.of(
              "dispatch.roundTrip",
              through,
              "62    µs (52 – 75)",
              "+10.4 % (+8.7 – +12.1) slower"));
    }
    return new Sheet("title", columns, rows, rows.size(), List.of());
  }
}
