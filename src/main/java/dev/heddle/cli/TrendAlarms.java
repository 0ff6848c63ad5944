package dev.heddle.cli;

import dev.heddle.compare.Gate;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Tells which rows look slower in the newest run of a history, and what a second look said. */
final class TrendAlarms {

  private static final int NAMED = 5;

  /** What stands before and after the names of rows. */
  private record Words(String before, String after) {}

  private TrendAlarms() {}

  /** A line for all rows of which the same is to be said. */
  static void tell(CommandLine command, Trends trends) {
    Map<Words, List<TrendRow>> lines = new LinkedHashMap<>();
    for (TrendRow row : trends.rows()) {
      Gate gate = row.gate();
      if (gate != null && gate.verdict().equals("slower")) {
        lines.computeIfAbsent(words(gate.rerun()), _ -> new ArrayList<>()).add(row);
      }
    }
    lines.forEach(
        (words, rows) -> Complaint.print(command, words.before() + names(rows) + words.after()));
  }

  private static Words words(@Nullable Rerun rerun) {
    return switch (rerun) {
      case null ->
          new Words(
              "the newest run is slower than expected in ",
              ": not confirmed; --fail-on-regression measures such rows again, where it can");
      case Rerun.Confirmed _ ->
          new Words(
              "the newest run is slower than expected, and again when measured once more, in ",
              ": find out why, or accept the change with 'heddle trend accept'");
      case Rerun.Refuted _ ->
          new Words(
              "the newest run looked slower than expected in ",
              ": measured once more that is as expected, and no regression");
      case Rerun.NotDone(String why) ->
          new Words(
              "the newest run is slower than expected in ",
              ": not confirmed, as it cannot be measured again here: "
                  + why
                  + "; measure it once more, or accept the change with 'heddle trend accept'");
    };
  }

  private static String names(List<TrendRow> rows) {
    return rows.stream().limit(NAMED).map(TrendRow::name).collect(Collectors.joining(", "))
        + (rows.size() > NAMED ? " and " + (rows.size() - NAMED) + " more" : "");
  }
}
