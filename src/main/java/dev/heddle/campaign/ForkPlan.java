package dev.heddle.campaign;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Past;
import dev.heddle.compare.PastOfStates;
import dev.heddle.compare.Rule;
import dev.heddle.result.Fork;
import dev.heddle.result.KnownForks;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.run.ExtraRounds;
import dev.heddle.run.PlanException;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Outlook;
import dev.heddle.stats.Prior;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * As many forks of each row as its noise needs, by what its earlier forks tell.
 *
 * <p>A row that is judged within the run begins with two rounds and goes on as long as those that
 * it may have could still tell a change; one that will be compared with another run has all of its
 * rounds. Rows of which nothing is known have at least four.
 */
public final class ForkPlan implements ExtraRounds {

  /** What a row has at most where nobody says. */
  public static final int MOST = 12;

  private static final int FEWEST = 2;

  /** What is told by fewer is false more often: a calm row may have become wild. */
  private static final int TOLD = 3;

  private static final int UNKNOWN = 4;

  /** A change just at the threshold is told in half of all cases, however many forks there are. */
  private static final double LOOKED_FOR = 5.0 / 3;

  /** Where several rows have changed, each is held against a level that is less strict. */
  private static final double CHANGED = 0.05;

  /**
   * Where the upper of two clusters of forks lies so far above the lower one, three may miss one.
   */
  private static final double CLUSTERS_APART = 1.03;

  /**
   * What a row gets.
   *
   * @param first in how many rounds it begins
   * @param most in how many it may go on
   */
  private record Share(int first, int most) {}

  private final Plan plan;
  private final @Nullable Judging judging;
  private final Past past;
  private final Outlook outlook;
  private final double change;
  private final int most;
  private final @Nullable Double budget;
  private final Map<RowId, Share> shares = new HashMap<>();
  private final Map<RowId, OptionalInt> needs = new HashMap<>();
  private final List<PlannedRow> beyond = new ArrayList<>();
  private final Set<RowId> givenUp = new HashSet<>();
  private int unknown;

  /**
   * For a run by a plan.
   *
   * @param all the plan, whose rulers have as many rounds as they have
   * @param past what is known of its rows, by the names that they have in a run of one state
   * @param rule when a difference counts
   * @param most the most rounds of a row
   * @param budget the most seconds that the forks may take together; null for any
   * @throws PlanException where nothing is known of any row
   */
  public ForkPlan(Plan all, Past past, Rule rule, int most, @Nullable Double budget)
      throws PlanException {
    plan = Rulers.without(all);
    this.most = most;
    this.budget = budget;
    String param = Judging.param(plan);
    judging = param == null ? null : Judging.of(plan, rule);
    this.past = param == null ? past : new PastOfStates(past, param);
    change = LOOKED_FOR * rule.threshold();
    int states = judging == null ? 1 : judging.labels().size();
    double rows = Math.max(1, (double) plan.rows().size() / states);
    double share =
        switch (rule.correction()) {
          case BH -> Math.max(1 / rows, CHANGED);
          case NONE -> 1;
        };
    outlook =
        new Outlook(
            Math.log1p(change),
            Math.log1p(rule.threshold()),
            share * rule.planned().ofLook(rule.alpha()));
    share();
    if (unknown == plan.rows().size()) {
      throw new PlanException(PlanWords.PLAN_OF_OTHER_ROWS);
    }
  }

  private void share() {
    for (PlannedRow row : plan.rows()) {
      Prior forks = past.forks(row.row());
      if (forks == null) {
        unknown++;
        int rounds = Math.max(UNKNOWN, plan.rounds());
        shares.put(row.row(), new Share(rounds, rounds));
        continue;
      }
      OptionalInt needed =
          outlook.rounds(new Prior(2 * forks.variance(), forks.degreesOfFreedom()));
      needs.put(row.row(), needed);
      int fewest = past.clusters(row.row()) > CLUSTERS_APART ? UNKNOWN : FEWEST;
      int rounds = Math.max(fewest, Math.min(most, Math.max(TOLD, needed.orElse(most))));
      shares.put(row.row(), new Share(judging == null ? rounds : fewest, rounds));
    }
    double left = budget == null ? Double.POSITIVE_INFINITY : budget;
    for (PlannedRow row : plan.rows()) {
      left -= seconds(row, share(row).first());
    }
    List<PlannedRow> cheapest =
        plan.rows().stream()
            .filter(row -> needs.containsKey(row.row()))
            .sorted(Comparator.comparingDouble(row -> seconds(row, share(row).most())))
            .toList();
    for (PlannedRow row : cheapest) {
      Share share = share(row);
      double more = seconds(row, share.most() - share.first());
      OptionalInt needed = needs.getOrDefault(row.row(), OptionalInt.empty());
      if (needed.isEmpty() || needed.getAsInt() > most || more > left) {
        beyond.add(row);
      } else {
        left -= more;
      }
    }
  }

  private double seconds(PlannedRow row, int forks) {
    return forks * TimeEstimate.seconds(plan, row);
  }

  private Share share(PlannedRow row) {
    return Objects.requireNonNull(shares.get(row.row()));
  }

  /** The plan of the rounds that are measured in any case. */
  public Plan plan() {
    int rounds = plan.rows().stream().mapToInt(row -> share(row).first()).max().orElse(1);
    List<PlannedRow> rows = new ArrayList<>();
    for (PlannedRow row : plan.rows()) {
      Times own = row.times() == null ? plan.times() : row.times();
      rows.add(row.with(own.in(share(row).first())));
    }
    return plan.withRounds(rounds).withRows(rows).withKnown(known());
  }

  /** What is known of the rows, to be kept with the run. */
  private KnownForks known() {
    Map<RowId, KnownForks.Row> rows = new LinkedHashMap<>();
    for (PlannedRow planned : plan.rows()) {
      Prior forks = past.forks(planned.row());
      RowId row =
          past instanceof PastOfStates states ? states.without(planned.row()) : planned.row();
      if (forks != null) {
        rows.put(
            row,
            new KnownForks.Row(
                row, forks.variance(), forks.degreesOfFreedom(), past.clusters(planned.row())));
      }
    }
    return new KnownForks(past.source(), most, budget, List.copyOf(rows.values()));
  }

  /** What is known of the rows, for their verdicts. */
  public Past past() {
    return past;
  }

  /** What a person must know before anything is measured, a line each. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!beyond.isEmpty()) {
      RowWords words = RowWords.of(plan);
      List<String> named = new ArrayList<>();
      for (PlannedRow row : beyond) {
        if (judging != null
            && !judging.labels().getFirst().equals(row.row().params().get(judging.param()))) {
          continue; // the same in another state
        }
        OptionalInt needed = needs.getOrDefault(row.row(), OptionalInt.empty());
        named.add(words.of(row) + PlanWords.needs(needed));
      }
      remarks.add(PlanWords.cannotBeJudged(change, named, most, budget));
    }
    if (unknown > 0) {
      remarks.add(PlanWords.notInThePlan(unknown, Math.max(UNKNOWN, plan.rounds())));
    }
    return remarks;
  }

  @Override
  public List<PlannedRow> rows(int round, ResultSet soFar) {
    if (judging == null) {
      return List.of();
    }
    Set<RowId> hopeful = hopeful(soFar);
    List<PlannedRow> rows = new ArrayList<>();
    double left = budget == null ? Double.POSITIVE_INFINITY : budget - spent(soFar);
    for (PlannedRow row : plan.rows()) {
      if (hopeful.contains(row.row())) {
        rows.add(row);
        left -= seconds(row, 1);
      } else {
        givenUp.add(row.row());
      }
    }
    return left < 0 ? List.of() : rows;
  }

  /** The rows of which more could tell, in all of their states; never one that was given up. */
  private Set<RowId> hopeful(ResultSet soFar) {
    Set<RowId> hopeful = new HashSet<>();
    Judging judged = Objects.requireNonNull(judging);
    for (Comparison comparison : judged.of(soFar, past)) {
      for (JudgedRow row : comparison.rows()) {
        RowId base = judged.with(row.row(), comparison.baseName());
        RowId candidate = judged.with(row.row(), comparison.candidateName());
        Share share = shares.get(candidate);
        if (share != null && !givenUp.contains(candidate) && hopeful(row, candidate, base, share)) {
          hopeful.add(base);
          hopeful.add(candidate);
        }
      }
    }
    return hopeful;
  }

  private boolean hopeful(JudgedRow row, RowId candidate, RowId base, Share share) {
    double[] above = row.candidate().forks().stream().mapToDouble(each -> each).toArray();
    double[] below = row.base().forks().stream().mapToDouble(each -> each).toArray();
    Prior prior = past.pairs(candidate, base);
    if (prior == null || Math.max(above.length, below.length) >= share.most()) {
      return false;
    }
    return above.length != below.length
        || outlook.hopeful(Difference.paired(above, below).with(prior), above.length, share.most());
  }

  private static double spent(ResultSet set) {
    return set.all().stream().flatMap(row -> row.forks().stream()).mapToDouble(Fork::seconds).sum();
  }
}
