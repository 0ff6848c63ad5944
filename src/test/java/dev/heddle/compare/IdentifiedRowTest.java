package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tables, comparisons and trends take the same rows for the same. */
class IdentifiedRowTest {

  private static final String ALLOC = "gc.alloc.rate.norm";
  private static final RowId ID = RowId.of("a.B.c", "avgt", 1, Map.of());
  private static final Setup UNKNOWN =
      new Setup(null, null, List.of(), null, null, null, 0, null, 0, 0, null, 0);

  /** A file to which a run with a profiler was added behind one without. */
  private final ResultSet file = file(row(Map.of()), row(Map.of(ALLOC, taken("B/op", 24))));

  @Test
  void ofTwoRowsThatAreTheSameTheSecondIsTheSecondWhicheverMetricIsAskedFor() throws Exception {
    List<String> inTable =
        Tables.of(List.of(file), ALLOC).tables().getFirst().lines().stream()
            .map(line -> line.labels().getFirst())
            .toList();
    assertThat(inTable).containsExactly("B.c (2)");

    Comparison comparison =
        new Comparing(Rule.DEFAULT, ALLOC, _ -> true, KnownNoise.NOTHING)
            .compare(new Side(List.of(file)), new Side(List.of(file)));
    assertThat(comparison.rows()).extracting(JudgedRow::fullName).containsExactly("a.B.c (2)");
  }

  @Test
  void aRowIsNotHeldAgainstOneOfAnotherPlaceThatHappensToHaveTheMetric() throws Exception {
    ResultSet alone = file(row(Map.of(ALLOC, taken("B/op", 48))));
    Comparison comparison =
        new Comparing(Rule.DEFAULT, ALLOC, _ -> true, KnownNoise.NOTHING)
            .compare(new Side(List.of(file)), new Side(List.of(alone)));
    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.missing()).extracting(LoneRow::fullName).containsExactly("a.B.c (2)");
    assertThat(comparison.added()).extracting(LoneRow::fullName).containsExactly("a.B.c");
  }

  private static ResultSet file(ResultRow... rows) {
    return new ResultSet("file", "file", List.of(rows), null, false);
  }

  private static ResultRow row(Map<String, Measured> secondary) {
    Measured time = taken("ms/op", 10);
    return new ResultRow(ID, Role.CONTENDER, UNKNOWN, 3, time, new TreeMap<>(secondary), List.of());
  }

  private static Measured taken(String unit, double fork) {
    Measured.Taken each = new Measured.Taken(0, Samples.of(unit, List.of(fork)));
    return new Measured(unit, Double.NaN, Map.of(), List.of(each, each, each));
  }
}
