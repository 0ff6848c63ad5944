package dev.heddle.campaign;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Past;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.compare.Verdict;
import dev.heddle.compare.Within;
import dev.heddle.fork.Params;
import dev.heddle.result.CommandPlan;
import dev.heddle.result.NamedJvm;
import dev.heddle.result.OwnJars;
import dev.heddle.result.Plan;
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
import org.jspecify.annotations.Nullable;

/**
 * Judges the builds of a run, its JVMs, or a person's commands: each against the first, paired by
 * rounds.
 *
 * @param param the parameter that names them in rows
 * @param labels what they are called, the base first
 * @param rule when a difference counts
 */
public record Judging(String param, List<String> labels, Rule rule) {

  /**
   * Of what {@code plan} measures beside each other.
   *
   * @param rule of one that is looked at once
   */
  public static Judging of(Plan plan, Rule rule) {
    String param = param(plan);
    if (param == null) {
      throw new IllegalArgumentException(PlanWords.NOTHING_TO_JUDGE);
    }
    return new Judging(
        param,
        switch (param) {
          case Params.BUILD -> builds(plan);
          case Params.COMMAND -> commands(plan);
          default -> plan.jvms().stream().map(NamedJvm::label).toList();
        },
        plan.aim() == Aim.VERDICTS ? rule.untilVerdict() : rule);
  }

  /** What the builds are called, of jars or of a person's own task. */
  private static List<String> builds(Plan plan) {
    return plan.own().isEmpty()
        ? plan.builds().stream().map(Build::label).toList()
        : plan.own().stream().map(OwnJars::label).toList();
  }

  private static List<String> commands(Plan plan) {
    return plan.commands() == null
        ? List.of()
        : plan.commands().each().stream().map(CommandPlan.Named::name).toList();
  }

  /** The parameter whose values are judged; null where there is nothing to judge. */
  public static @Nullable String param(Plan plan) {
    if (commands(plan).size() > 1) {
      return Params.COMMAND;
    }
    return builds(plan).size() > 1 ? Params.BUILD : plan.jvms().size() > 1 ? Params.JVM : null;
  }

  /** Whether a run was to go on until its verdicts: then they need more. */
  public static boolean lookedTwice(RunInfo run) {
    return run.plan().aim() == Aim.VERDICTS;
  }

  /** One comparison for each but the first. */
  public List<Comparison> of(ResultSet run) {
    return of(run, Past.NOTHING);
  }

  /**
   * The same with what is known of the rows.
   *
   * @param past what the earlier forks of the rows of this run tell
   */
  public List<Comparison> of(ResultSet run, Past past) {
    Comparing comparing = new Comparing(rule, Tables.SCORE, _ -> true, _ -> null, past);
    List<Comparison> all = new ArrayList<>();
    for (String candidate : labels.subList(1, labels.size())) {
      try {
        all.add(comparing.compare(run, new Within(param, labels.getFirst(), candidate)));
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
          open.put(with(row.row(), comparison.baseName()), row.verdict().word());
          open.put(with(row.row(), comparison.candidateName()), row.verdict().word());
        }
      }
    }
    return open;
  }

  /** The row of what is called so. */
  RowId with(RowId row, String label) {
    Map<String, String> params = new TreeMap<>(row.params());
    params.put(param, label);
    return RowId.of(row.benchmark(), row.mode(), row.threads(), params);
  }
}
