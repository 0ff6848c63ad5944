package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.report.ComparisonFormat;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;

/** Names the rows that the files of dashboards cannot hold: nothing may vanish in silence. */
final class LeftOut {

  private LeftOut() {}

  /** Tells of each of {@code formats} what of {@code comparisons} it leaves out. */
  static void tell(
      Collection<ComparisonFormat> formats, List<Comparison> comparisons, CommandLine command) {
    for (ComparisonFormat format : new LinkedHashSet<>(formats)) {
      List<String> rows =
          comparisons.stream()
              .flatMap(comparison -> format.leftOut(comparison).stream())
              .map(JudgedRow::name)
              .distinct()
              .toList();
      if (!rows.isEmpty()) {
        Complaint.print(command, OutcomeWords.leftOut(format.id(), rows));
      }
    }
  }
}
