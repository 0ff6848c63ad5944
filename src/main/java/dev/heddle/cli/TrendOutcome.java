package dev.heddle.cli;

import dev.heddle.compare.Trends;
import dev.heddle.compare.Unjudged;
import dev.heddle.compare.Unjudged.Kind;
import java.util.List;
import picocli.CommandLine.Option;

/** What the newest run of a history means to a CI job, beside its alarms. */
final class TrendOutcome {

  @Option(
      names = "--allow-missing",
      description = {
        "With --fail-on-regression: rows that the run before has and the newest one does not, or"
            + " without values, are no failure."
      })
  private boolean allowMissing;

  @Option(
      names = "--allow-new-series",
      description = {
        "With --fail-on-regression: rows that are measured under other conditions than before"
            + " (JDK, flags, settings, kind of unit) are no failure until they have 5 points."
      })
  private boolean allowNewSeries;

  /** Whether the newest run is not whole; what is the matter is added to {@code complaints}. */
  boolean notWhole(Trends trends, List<String> complaints) {
    int failures = 0;
    List<String> stopped = named(trends, Kind.STOPPED, false);
    if (!stopped.isEmpty()) {
      complaints.add(
          "the newest run has stopped in "
              + TrendAlarms.names(stopped)
              + ": all forks are 0, which is slower than any before; see the benchmarks' own"
              + " output");
    }
    List<String> missing = named(trends, Kind.MISSING, false);
    if (!missing.isEmpty()) {
      failures += allowMissing ? 0 : 1;
      complaints.add(
          "missing from the newest run: "
              + TrendAlarms.names(missing)
              + ": the run before has "
              + (missing.size() == 1 ? "it" : "them")
              + "; measure "
              + (missing.size() == 1 ? "it" : "them")
              + ", or allow it with --allow-missing");
    }
    List<String> unusable = named(trends, Kind.UNUSABLE, true);
    if (!unusable.isEmpty()) {
      failures += allowMissing ? 0 : 1;
      complaints.add(
          "not to be judged in the newest run: "
              + TrendAlarms.names(unusable)
              + "; see the benchmarks' own output, or allow it with --allow-missing");
    }
    List<String> begun = named(trends, Kind.NEW_SERIES, true);
    if (!begun.isEmpty()) {
      failures += allowNewSeries ? 0 : 1;
      complaints.add(
          "begun anew under other conditions: "
              + TrendAlarms.names(begun)
              + "; go on until it has 5 points, or allow it with --allow-new-series");
    }
    List<String> young = named(trends, Kind.NEW, true);
    if (!young.isEmpty()) {
      complaints.add("new, and not judged yet: " + TrendAlarms.names(young));
    }
    if (trends.judged() == 0 && trends.notJudged() > stopped.size()) {
      failures++;
      complaints.add(
          "0 of "
              + trends.notJudged()
              + (trends.notJudged() == 1 ? " row" : " rows")
              + " could be judged: a slower one would not be seen; a row needs 5 runs before");
    }
    return failures > 0;
  }

  private static List<String> named(Trends trends, Kind kind, boolean why) {
    return trends.unjudged(kind).stream()
        .map((Unjudged each) -> why ? each.name() + " (" + each.why() + ")" : each.name())
        .toList();
  }
}
