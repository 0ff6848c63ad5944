package dev.heddle.cli;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.compare.Verdict;
import dev.heddle.compare.Within;
import dev.heddle.fork.Params;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Aim;
import dev.heddle.result.RunInfo.Build;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges the builds of a run: each against the first, paired by rounds.
 *
 * @param builds the builds, the base first
 * @param rule when a difference counts
 */
record Judging(List<Build> builds, Rule rule) {

  /** Whether a run was to go on until its verdicts: then they need more. */
  static boolean lookedTwice(RunInfo run) {
    return run.plan().aim() == Aim.VERDICTS;
  }

  /** One comparison for each build but the first. */
  List<Comparison> of(ResultSet run) {
    Comparing comparing = new Comparing(rule, Tables.SCORE, _ -> true, _ -> null);
    List<Comparison> all = new ArrayList<>();
    for (Build candidate : builds.subList(1, builds.size())) {
      try {
        all.add(
            comparing.compare(
                run, new Within(Params.BUILD, builds.getFirst().label(), candidate.label())));
      } catch (UnknownMetricException e) {
        throw new IllegalStateException("every run has scores", e);
      }
    }
    return all;
  }

  /** The rows of which nothing can be said, and why. */
  Map<RowId, String> open(ResultSet run) {
    Map<RowId, String> open = new LinkedHashMap<>();
    for (Comparison comparison : of(run)) {
      for (JudgedRow row : comparison.rows()) {
        if (row.verdict() instanceof Verdict.Inconclusive
            || row.verdict() instanceof Verdict.Insufficient) {
          open.put(ofBuild(row.row(), comparison.baseName()), row.verdict().word());
          open.put(ofBuild(row.row(), comparison.candidateName()), row.verdict().word());
        }
      }
    }
    return open;
  }

  private static RowId ofBuild(RowId row, String label) {
    Map<String, String> params = new TreeMap<>(row.params());
    params.put(Params.BUILD, label);
    return RowId.of(row.benchmark(), row.mode(), row.threads(), params);
  }
}
