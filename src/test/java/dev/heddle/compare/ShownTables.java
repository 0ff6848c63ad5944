package dev.heddle.compare;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Looks at the tables of a run. */
final class ShownTables {

  private ShownTables() {}

  /** Those of {@code run}, which is written into {@code place} first. */
  static Tables of(ExampleRun run, Path place) throws Exception {
    ResultSet set = ResultSet.read(run.write(place.resolve("run")));
    return Tables.of(List.of(set), Tables.SCORE);
  }

  static List<String> labels(Table table) {
    return table.lines().stream().map(line -> line.labels().getFirst()).toList();
  }

  /** The only cell of a line. */
  static Cell cell(Table table, String label) {
    return Objects.requireNonNull(
        table.lines().get(labels(table).indexOf(label)).cells().getFirst());
  }

  static List<String> texts(Cell cell) {
    return cell.notes().stream().map(Footnote::text).toList();
  }
}
