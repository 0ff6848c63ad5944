package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** No two rows have one name, short or full. */
class RowNamesTest {

  @Test
  void usualNamesStandAsTheyAre() {
    assertThat(full(Map.of("size", "10", "text", "two words", "json", "{\"a\":1}")))
        .isEqualTo("a.B.c json={\"a\":1} size=10 text=two words");
    assertThat(full(Map.of("model", "fixed-pool[bound=none]")))
        .isEqualTo("a.B.c model=fixed-pool[bound=none]");
  }

  @Test
  void aValueThatLooksLikeAnotherParameterIsInQuotes() {
    assertThat(full(Map.of("a", "1 b=2"))).isEqualTo("a.B.c a=\"1 b=2\"");
    assertThat(full(Map.of("a", "1", "b", "2"))).isEqualTo("a.B.c a=1 b=2");
  }

  @Test
  void aParameterCalledLikeAPartOfARowIsNotTakenForIt() {
    RowId param = RowId.of("a.B.c", "avgt", 1, Map.of("threads", "2", "mode", "thrpt"));
    RowId threads = RowId.of("a.B.c", "thrpt", 2, Map.of());

    assertThat(RowNames.full(param)).isNotEqualTo(RowNames.full(threads));
  }

  @Test
  void theSecondOfTwoRowsIsNotTakenForAValue() {
    RowId row = RowId.of("a.B.c", "avgt", 1, Map.of("a", "x"));

    assertThat(RowNames.full(new MatchedRows.Key(row, 1))).isNotEqualTo(full(Map.of("a", "x (2)")));
  }

  /** Words out of all that names are made of, so that they meet where they can. */
  @RepeatedTest(20)
  void rowsThatDifferHaveNamesThatDiffer(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    HashSet<RowId> rows = new HashSet<>();
    while (rows.size() < 300) {
      Map<String, String> params = new LinkedHashMap<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        params.put(
            List.of("a", "b", "threads", "mode", "model").get(random.nextInt(5)), word(random));
      }
      String benchmark = random.nextBoolean() ? "x.B.c" : "y.B.c";
      String mode = random.nextBoolean() ? "avgt" : "thrpt";
      rows.add(RowId.of(benchmark, mode, 1 + random.nextInt(2), params));
    }
    List<RowId> all = List.copyOf(rows);
    RowNames names = new RowNames(List.of(), all);

    assertThat(all.stream().map(RowNames::full)).doesNotHaveDuplicates();
    assertThat(all.stream().map(row -> names.of(new MatchedRows.Key(row, 0))))
        .doesNotHaveDuplicates();
  }

  private static String word(Random random) {
    List<String> parts =
        List.of("1", " ", "a=", "b=2", "\"", "\\", "\\u0020", "\u001b", "threads=2", "(2)");
    List<String> some = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      some.add(parts.get(random.nextInt(parts.size())));
    }
    return String.join("", some);
  }

  private static String full(Map<String, String> params) {
    return RowNames.full(RowId.of("a.B.c", "avgt", 1, params));
  }
}
