package dev.heddle.campaign;

import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.ExtraRounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds rounds for the rows that are not known well enough, as long as the budget lasts. */
final class Adaptive implements ExtraRounds {

  /** So many rows are named in a remark. */
  private static final int NAMED = 5;

  /** What is not known well enough yet, and how that is said. */
  interface Open {
    Map<RowId, String> rows(ResultSet set);
  }

  private final Plan plan;
  private final Open open;
  private final IntPredicate looked;
  private final int lastRound;
  private final double budgetSeconds;
  private List<PlannedRow> more = List.of();
  private @Nullable String remark;

  /**
   * For a run by {@code plan}.
   *
   * @param looked after which rounds it is looked what is open; between them it stays the same
   * @param lastRound the round after which there is no other
   */
  Adaptive(Plan plan, Open open, IntPredicate looked, int lastRound, double budgetSeconds) {
    this.plan = plan;
    this.open = open;
    this.looked = looked;
    this.lastRound = lastRound;
    this.budgetSeconds = budgetSeconds;
  }

  @Override
  public List<PlannedRow> rows(int round, ResultSet set) {
    if (looked.test(round - 1) || round - 1 == plan.rounds()) {
      Map<RowId, String> rows = new LinkedHashMap<>(open.rows(set));
      RunInfo info = set.run();
      if (info != null) {
        // what failed once would fail for as long as the budget lasts
        Set<RowId> failed =
            info.failures().stream().map(failure -> any(failure.row())).collect(Collectors.toSet());
        rows.keySet().removeIf(row -> failed.contains(any(row)));
      }
      more = plan.rows().stream().filter(row -> rows.containsKey(row.row())).toList();
      remark = more.isEmpty() ? null : words(rows);
    }
    if (more.isEmpty()) {
      return more;
    }
    if (round > lastRound) {
      return stop(PlanWords.after(lastRound));
    }
    if (spent(set) + next(set) > budgetSeconds) {
      return stop(PlanWords.budgetIsUsedUp(budgetSeconds));
    }
    return more;
  }

  /** What a reader must know of rows that are still open; null where none is. */
  @Nullable String remark() {
    return remark;
  }

  /** What is judged is judged by pairs: one alone need not go on. */
  private RowId any(RowId row) {
    Map<String, String> others = new TreeMap<>(row.params());
    others.remove(Objects.requireNonNullElse(Judging.param(plan), ""));
    return RowId.of(row.benchmark(), row.mode(), row.threads(), others);
  }

  private List<PlannedRow> stop(String why) {
    if (remark != null) {
      remark = why + ": " + remark;
    }
    return List.of();
  }

  private static double spent(ResultSet set) {
    return set.all().stream().flatMap(row -> row.forks().stream()).mapToDouble(Fork::seconds).sum();
  }

  /** What one more round of the open rows will take. */
  private double next(ResultSet set) {
    double seconds = 0;
    for (ResultRow row : set.rows()) {
      if (more.stream().anyMatch(planned -> planned.row().equals(row.id()))) {
        seconds += row.forks().stream().mapToDouble(Fork::seconds).average().orElse(0);
      }
    }
    return seconds;
  }

  private String words(Map<RowId, String> rows) {
    List<String> named = new ArrayList<>();
    for (PlannedRow row : more) {
      named.add(RowWords.of(plan).of(row) + " (" + rows.get(row.row()) + ")");
    }
    String words = named.stream().limit(NAMED).collect(Collectors.joining(", "));
    return named.size() > NAMED ? words + " and " + (named.size() - NAMED) + " more" : words;
  }
}
