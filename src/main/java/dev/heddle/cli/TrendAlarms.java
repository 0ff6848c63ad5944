package dev.heddle.cli;

import dev.heddle.compare.Gate;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.report.Inert;
import dev.heddle.report.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Tells which rows look slower in the newest run of a history, and what a second look said. */
final class TrendAlarms {

  /** What stands before and after the names of rows. */
  private record Words(String before, String after) {}

  private TrendAlarms() {}

  /**
   * A line for all rows of which the same is to be said, and for each one the words that accept it.
   *
   * @param where the options of {@code accept} that name the folder and the file
   */
  static void tell(CommandLine command, Trends trends, String where) {
    Map<Words, List<TrendRow>> lines = new LinkedHashMap<>();
    for (TrendRow row : trends.rows()) {
      Gate gate = row.gate();
      if (gate != null && gate.since() != null) {
        lines.computeIfAbsent(words(row, gate), _ -> new ArrayList<>()).add(row);
      }
    }
    lines.forEach((words, rows) ->
        Complaint.print(
            command,
            words.before()
                + OutcomeWords.names(rows.stream().map(TrendRow::name).toList())
                + words.after()));
    trends.alarms().stream().limit(OutcomeWords.NAMED).forEach(row -> accept(command, row, where));
  }

  private static Words words(TrendRow row, Gate gate) {
    String since = gate.since() == null ? "" : gate.since();
    String longer = since.equals(row.points().getLast().id()) ? "" : since;
    if (gate.standing()) {
      return new Words(OutcomeWords.slowerSince(since), OutcomeWords.stillStands());
    }
    return switch (gate.rerun()) {
      case null -> new Words(OutcomeWords.slowerIn(longer, false), OutcomeWords.notConfirmed());
      case Rerun.Confirmed _ ->
          new Words(OutcomeWords.slowerIn(longer, true), OutcomeWords.confirmed());
      case Rerun.Refuted _ -> new Words(OutcomeWords.lookedSlowerIn(), OutcomeWords.refuted());
      case Rerun.NotDone(String why) ->
          new Words(OutcomeWords.slowerIn(longer, false), OutcomeWords.cannotBeMeasuredAgain(why));
    };
  }

  /** A line to paste; none where the name has what a terminal must not be sent. */
  private static void accept(CommandLine command, TrendRow row, String where) {
    Gate gate = row.gate();
    if (gate == null || gate.since() == null) {
      return;
    }
    String line =
        "heddle trend accept " + Quoted.of(row.fullName()) + " " + Quoted.of(gate.since()) + where;
    if (Inert.of(line).equals(line)) {
      command.getErr().println("  " + line);
    }
  }
}
