package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Side;
import dev.heddle.compare.Tables;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comment has a limit, whatever is compared. */
class ComparisonCommentTest {

  private static final double[] TEN = {10, 10.1, 9.9, 10.05, 9.95};
  private static final double[] TWENTY = {20, 20.1, 19.9, 20.05, 19.95};

  @TempDir Path place;

  @Test
  void aShortComparisonIsWhole() throws Exception {
    String comment = ComparisonFormat.COMMENT.write(comparison(3, 0));

    assertThat(comment).contains("### 3 rows: 1 regressed, 2 equivalent", "| B.c0 |", "| B.c2 |");
    assertThat(comment).doesNotContain("more row");
  }

  @Tag("contract")
  @ParameterizedTest
  @ValueSource(ints = {0, 200, 3000, 70_000})
  void whatHasNoRoomIsCountedAndNoRowIsCut(int length) throws Exception {
    // fewer of those of which not one has room
    int rows = length > 65_536 ? 50 : 1500;
    String comment = ComparisonFormat.COMMENT.write(comparison(rows, length));

    assertThat(comment.length())
        .isLessThanOrEqualTo(65_536)
        .isGreaterThan(length > 65_536 ? 0 : 50_000);
    assertThat(comment).endsWith("\n");
    List<String> table = comment.lines().filter(line -> line.startsWith("| ")).toList();
    assertThat(table).allSatisfy(line -> assertThat(line).endsWith(" |"));
    var counted = Pattern.compile("and (\\d+) more rows: (.*)").matcher(comment);
    assertThat(counted.find()).isTrue();
    // two lines are the heading
    assertThat(table.size() - 2 + Integer.parseInt(counted.group(1))).isEqualTo(rows);
    assertThat(counted.group(2)).contains("equivalent");
    if (length == 0) {
      assertThat(table.get(2)).contains("**regressed**");
    }
  }

  @Test
  void severalMetricsShareTheRoom() throws Exception {
    Comparison comparison = comparison(1500, 100);
    String comment = ComparisonFormat.COMMENT.write(List.of(comparison, comparison, comparison));

    assertThat(comment.length()).isLessThanOrEqualTo(65_536);
    assertThat(comment.lines().filter(line -> line.startsWith("### "))).hasSize(3);
    assertThat(comment.lines().filter(line -> line.contains(" more rows: "))).hasSize(3);
  }

  /** One row of them regressed. */
  private Comparison comparison(int rows, int length) throws Exception {
    JmhFile base = JmhFile.empty();
    JmhFile candidate = JmhFile.empty();
    for (int i = 0; i < rows; i++) {
      Map<String, String> params = length == 0 ? Map.of() : Map.of("text", "x".repeat(length) + i);
      base.row("a.B.c" + i, params, "ms/op", TEN);
      candidate.row("a.B.c" + i, params, "ms/op", i == rows - 1 ? TWENTY : TEN);
    }
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null)
        .compare(side(base, "base"), side(candidate, "candidate"));
  }

  private Side side(JmhFile file, String name) throws Exception {
    return new Side(List.of(ResultSet.read(file.write(place.resolve(name + ".json")))));
  }
}
