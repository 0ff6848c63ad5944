package dev.heddle.cli;

import dev.heddle.compare.Gate;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.report.Inert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Tells which rows look slower in the newest run of a history, and what a second look said. */
final class TrendAlarms {

  static final int NAMED = 5;

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
            words.before() + names(rows.stream().map(TrendRow::name).toList()) + words.after()));
    trends.alarms().stream().limit(NAMED).forEach(row -> accept(command, row, where));
  }

  private static Words words(TrendRow row, Gate gate) {
    String since = gate.since() == null ? "" : gate.since();
    boolean longer = !since.equals(row.points().getLast().id());
    String slower =
        "the newest run is slower than expected"
            + (longer ? ", as all since " + since + " are," : "");
    if (gate.standing()) {
      return new Words(
          "slower than expected since " + since + ": ",
          ": another run of the same commit does not end that; find out why, or accept the change");
    }
    return switch (gate.rerun()) {
      case null ->
          new Words(
              slower + " in ",
              ": not confirmed; --fail-on-regression measures such rows again, where it can");
      case Rerun.Confirmed _ ->
          new Words(
              slower + ", and again when measured once more, in ",
              ": find out why, or accept the change with 'heddle trend accept'");
      case Rerun.Refuted _ ->
          new Words(
              "the newest run looked slower than expected in ",
              ": measured once more that is as expected, and no regression");
      case Rerun.NotDone(String why) ->
          new Words(
              slower + " in ",
              ": not confirmed, as it cannot be measured again here: "
                  + why
                  + "; measure it once more, or accept the change with 'heddle trend accept'");
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

  static String names(List<String> rows) {
    return rows.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (rows.size() > NAMED ? " and " + (rows.size() - NAMED) + " more" : "");
  }
}
