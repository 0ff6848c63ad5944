package dev.heddle.report;

import dev.heddle.advice.SweepTable;
import dev.heddle.compare.Column;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import java.util.ArrayList;
import java.util.List;

/** What tables tell, part by part: the runs, each table, and of sweeps one for all their tables. */
final class TableParts {

  private TableParts() {}

  static Document document(Tables tables, List<SweepTable> sweeps) {
    List<DocumentPart> parts = new ArrayList<>();
    parts.add(new DocumentPart.Runs(tables.runs()));
    alone(tables, sweeps).forEach(table -> parts.add(figures(tables, table)));
    sweeps.forEach(sweep -> parts.add(figures(sweep)));
    return new Document("", parts);
  }

  /** The tables that are part of none of {@code sweeps}. */
  static List<Table> alone(Tables tables, List<SweepTable> sweeps) {
    return tables.tables().stream()
        .filter(table -> sweeps.stream().noneMatch(sweep -> sweep.tables().contains(table)))
        .toList();
  }

  static DocumentPart.Figures figures(Tables tables, Table table) {
    boolean blocks = tables.runs().size() > 1 || table.shown().stream().anyMatch(Column::further);
    return new DocumentPart.Figures(Sheets.of(tables, table), table.columns().size(), blocks);
  }

  static DocumentPart.Figures figures(SweepTable sweep) {
    return new DocumentPart.Figures(SweepSheet.of(sweep), 1, true);
  }
}
