package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
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

  /** The same by a pattern, which takes too long for tables of many thousand rows. */
  @RepeatedTest(20)
  void whatBelongsTogetherIsHeldAsAPatternSays(RepetitionInfo repetition) {
    Pattern together =
        Pattern.compile(
            "(?<=[0-9] {0,20}) (?! *[(\\[])|(?<=[–+]) | (?=[–+] )| (?=[^(]*\\))| (?=[^\\[]*\\])");
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 1000; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        word.append("    18.–+()[]aµ".charAt(random.nextInt(15)));
      }
      String text = word.toString();

      assertThat(TextWidth.held(text)).isEqualTo(together.matcher(text).replaceAll("\u00a0"));
    }
    assertThat(TextWidth.held("1" + " ".repeat(25) + "s"))
        .isEqualTo("1" + "\u00a0".repeat(21) + "    s");
  }

  @Test
  void sentencesEndLinesBetweenWordsAndKeepLongWordsWhole() {
    assertThat(TextWidth.wrapped("  one two three", "    ", 10))
        .containsExactly("  one two", "    three");
    assertThat(TextWidth.wrapped("see /a/very/long/path here", "", 10))
        .containsExactly("see", "/a/very/long/path", "here");
  }

  @Test
  void aNumberAndItsUnitStayInOneLine() {
    assertThat(TextWidth.wrapped("warm-up 2x0.3 s and 3x0.3 s", "", 25))
        .containsExactly("warm-up 2x0.3 s and 3x0.3 s".substring(0, 19), "3x0.3 s");
    assertThat(TextWidth.wrapped("up to 50 % of it", "", 9))
        .containsExactly("up to", "50 % of", "it");
    assertThat(TextWidth.wrapped("takes 3 minutes", "", 8)).containsExactly("takes 3", "minutes");
  }

  @Test
  void aHeadingHasOneLineWhereThereIsRoomForIt() {
    List<Sheet.Column> columns =
        List.of(
            new Sheet.Column("model", false),
            new Sheet.Column("95 % interval", true),
            new Sheet.Column("a heading that is much wider than what it heads", false));
    Sheet sheet =
        new Sheet("t", columns, List.of(List.of("pool", "1 – 2", "faster")), 1, List.of());

    List<String> lines = SheetLayout.of(sheet, 1, false, 60);

    assertThat(lines).anyMatch(line -> line.contains("95 % interval"));
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

  @Test
  void furtherColumnsStandTogetherWhereNotAllHaveRoom() {
    List<Sheet.Column> columns =
        List.of(
            new Sheet.Column("model", false),
            new Sheet.Column("time/op", true),
            new Sheet.Column("cpu/op", true, true),
            new Sheet.Column("what memory is", true, true));
    List<List<String>> rows = List.of(List.of("bare", "3 ms", "1 ms", "2 MiB"));
    Sheet sheet = new Sheet("", columns, rows, rows.size(), List.of());

    assertThat(SheetLayout.of(sheet, 1, true, 100)).hasSize(2);
    assertThat(SheetLayout.of(sheet, 1, true, 35))
        .containsExactly(
            "  model  time/op",
            "  bare      3 ms",
            "",
            "  model  cpu/op  what memory is",
            "  bare     1 ms           2 MiB");
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
