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
      complaints.add(OutcomeWords.stopped(stopped));
    }
    List<String> missing = named(trends, Kind.MISSING, false);
    if (!missing.isEmpty()) {
      failures += allowMissing ? 0 : 1;
      complaints.add(OutcomeWords.missingFromNewest(missing, allowMissing));
    }
    List<String> unusable = named(trends, Kind.UNUSABLE, true);
    if (!unusable.isEmpty()) {
      failures += allowMissing ? 0 : 1;
      complaints.add(OutcomeWords.notToBeJudged(unusable, allowMissing));
    }
    List<String> begun = named(trends, Kind.NEW_SERIES, true);
    if (!begun.isEmpty()) {
      failures += allowNewSeries ? 0 : 1;
      complaints.add(OutcomeWords.begunAnew(begun, allowNewSeries));
    }
    List<String> young = named(trends, Kind.NEW, true);
    if (!young.isEmpty()) {
      complaints.add(OutcomeWords.young(young));
    }
    if (trends.judged() == 0 && trends.notJudged() > stopped.size()) {
      failures++;
      complaints.add(OutcomeWords.noneJudged(trends.notJudged()));
    }
    return failures > 0;
  }

  private static List<String> named(Trends trends, Kind kind, boolean why) {
    return trends.unjudged(kind).stream()
        .map((Unjudged each) -> why ? each.name() + " (" + each.why() + ")" : each.name())
        .toList();
  }
}
