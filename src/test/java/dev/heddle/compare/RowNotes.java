package dev.heddle.compare;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads what tables say of the first row of an example. */
final class RowNotes {

  private RowNotes() {}

  /** All footnotes of that row, where {@code run} is written to {@code folder}. */
  static List<Footnote> of(ExampleRun run, Path folder) throws Exception {
    ResultSet set = ResultSet.read(run.write(folder));
    return Tables.of(List.of(set), Tables.SCORE)
        .tables()
        .getFirst()
        .lines()
        .getFirst()
        .cells()
        .stream()
        .filter(Objects::nonNull)
        .flatMap(cell -> cell.notes().stream())
        .toList();
  }

  /** The sentences of those of one kind. */
  static List<String> of(ExampleRun run, Path folder, Footnote.Kind kind) throws Exception {
    return of(run, folder).stream()
        .filter(note -> note.kind() == kind)
        .map(Footnote::sentence)
        .toList();
  }
}
