package dev.heddle.compare;

import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What tests of rows at the edge share: two files, and what is said of their rows. */
abstract class EdgeCase {

  static final double[] TEN = {10, 10.1, 9.9, 10.05, 9.95};
  static final double[] NONE = {0, 0, 0, 0, 0};

  @TempDir Path place;
  int files;

  static double[] spread(double middle) {
    return Arrays.stream(TEN).map(value -> middle * (1 + (value / 10 - 1) / 100)).toArray();
  }

  static List<Footnote.Kind> kinds(JudgedRow row) {
    return row.notes().stream()
        .map(Footnote::kind)
        .filter(kind -> kind != Footnote.Kind.NO_DIRECTION)
        .toList();
  }

  JudgedRow only(String unit, double[] base, double[] candidate) throws Exception {
    return compare(
            JmhFile.empty().row("a.B.c", unit, base), JmhFile.empty().row("a.B.c", unit, candidate))
        .rows()
        .getFirst();
  }

  Comparison compare(JmhFile base, JmhFile candidate) throws Exception {
    return comparing(Rule.DEFAULT).compare(side(base), side(candidate));
  }

  static Comparing comparing(Rule rule) {
    return new Comparing(rule, Tables.SCORE, _ -> true, _ -> null);
  }

  Side side(JmhFile file) throws Exception {
    return new Side(List.of(ResultSet.read(file.write(place.resolve(files++ + ".json")))));
  }
}
