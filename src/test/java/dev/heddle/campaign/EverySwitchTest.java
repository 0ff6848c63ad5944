package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Past;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Side;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Verdict;
import dev.heddle.compare.Within;
import dev.heddle.result.ForkJvm;
import dev.heddle.result.Measured;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import dev.heddle.stats.Prior;
import dev.heddle.stats.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All that spares forks at once: as many as a row's noise needs, rows that go on only while a
 * change could be told, exact rows, and rulers among them. What is promised of errors holds all the
 * same.
 */
@Tag("contract")
class EverySwitchTest {

  private static final int COMPARISONS = 30;
  private static final int ROWS = 150;
  private static final int CHANGED = 15;
  private static final double CHANGE = 0.10;
  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final Setup SETUP =
      new Setup(null, null, List.of(), null, null, null, 0, null, 0, 0, null, 0);

  /** As in public data: a row's variance wanders, and rounds move all rows. */
  private static final double WANDERS = Math.sqrt(0.26) / 2;

  private static final double ROUND = 0.01;

  private final Random random = new Random(20);

  private static final class Known implements Past {
    private final Map<RowId, Prior> forks = new HashMap<>();

    @Override
    public @Nullable Prior forks(RowId row) {
      return forks.get(row);
    }

    @Override
    public String source() {
      return "simulated";
    }
  }

  /** A comparison of two builds in one run, and what came of it. */
  private final class Simulated {
    private final Known known = new Known();
    private final Map<RowId, Double> spreads = new HashMap<>();
    private final Map<RowId, List<Measured.Taken>> times = new LinkedHashMap<>();
    private final Map<RowId, List<Measured.Taken>> bytes = new LinkedHashMap<>();
    private final Map<Integer, Double> rounds = new HashMap<>();
    private final Plan plan;
    private int forks;

    Simulated() {
      List<PlannedRow> rows = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        double spread = 0.021 * Math.exp(0.9 * random.nextGaussian());
        double[] earlier = new double[26];
        double before = spread * Math.exp(WANDERS * random.nextGaussian());
        for (int fork = 0; fork < earlier.length; fork++) {
          earlier[fork] = Math.exp(before * random.nextGaussian());
        }
        known.forks.put(id(row, null), Objects.requireNonNull(Prior.ofForks(Sample.of(earlier))));
        for (String build : List.of("old", "new")) {
          spreads.put(id(row, build), spread);
          rows.add(new PlannedRow("b" + row, id(row, build), Role.CONTENDER));
        }
      }
      plan =
          new Plan(
              "gate",
              new Times(10, 5, 1, 3, 1),
              300,
              1,
              new ForkJvm("java", List.of(), List.of(), List.of()),
              List.of(),
              rows,
              List.of(build("old"), build("new")),
              null,
              List.of());
    }

    private static RowId id(int row, @Nullable String build) {
      Map<String, String> params = new TreeMap<>();
      if (build != null) {
        params.put("build", build);
      }
      return RowId.of("a.B.b" + row, "avgt", 1, params);
    }

    private static Build build(String label) {
      return new Build(label, label + ".jar", "0", false, null, null, null);
    }

    private void measure(RowId row, int round) {
      int number = Integer.parseInt(row.benchmark().substring("a.B.b".length()));
      boolean changed = number < CHANGED && "new".equals(row.params().get("build"));
      double truth = changed ? 1 + CHANGE : 1;
      double shift = rounds.computeIfAbsent(round, _ -> Math.exp(ROUND * random.nextGaussian()));
      double time =
          1e6 * truth * shift * Math.exp(spreads.getOrDefault(row, 0.0) * random.nextGaussian());
      double allocated = 1000 * (changed ? 1.02 : 1) + 0.02 * random.nextDouble();
      add(times, row, round, "ns/op", time);
      add(bytes, row, round, "B/op", allocated);
      forks++;
    }

    private static void add(
        Map<RowId, List<Measured.Taken>> all, RowId row, int round, String unit, double value) {
      all.computeIfAbsent(row, _ -> new ArrayList<>())
          .add(new Measured.Taken(round, Samples.of(unit, List.of(value))));
    }

    private ResultSet set() {
      List<ResultRow> rows = new ArrayList<>();
      times.forEach((row, taken) ->
          rows.add(
              new ResultRow(
                  row,
                  Role.CONTENDER,
                  SETUP,
                  taken.size(),
                  new Measured("ns/op", Double.NaN, Map.of(), List.copyOf(taken)),
                  new TreeMap<>(
                      Map.of(
                          ALLOCATION,
                          new Measured(
                              "B/op",
                              Double.NaN,
                              Map.of(),
                              List.copyOf(bytes.getOrDefault(row, List.of()))))),
                  List.of())));
      rows.add(ruler(1, 5));
      return new ResultSet("run", "run", rows, null, false);
    }

    ForkPlan run() throws Exception {
      ForkPlan by = new ForkPlan(plan, known, Rule.DEFAULT, ForkPlan.MOST, null);
      Plan first = by.plan();
      for (int round = 1; round <= first.rounds(); round++) {
        for (PlannedRow row : first.rowsOf(round)) {
          measure(row.row(), round);
        }
      }
      int round = first.rounds() + 1;
      for (List<PlannedRow> more = by.rows(round, set());
          !more.isEmpty();
          more = by.rows(round, set())) {
        for (PlannedRow row : more) {
          measure(row.row(), round);
        }
        round++;
      }
      return by;
    }
  }

  /** Some forks of a ruler on a machine that takes so many times as long. */
  private ResultRow ruler(double times, int forks) {
    List<Measured.Taken> taken = new ArrayList<>();
    for (int round = 1; round <= forks; round++) {
      double value = 1000 * times * Math.exp(0.01 * random.nextGaussian());
      taken.add(new Measured.Taken(round, Samples.of("ns/op", List.of(value))));
    }
    return new ResultRow(
        RowId.of("dev.heddle.benchmarks.RulerBenchmark.loop", "avgt", 1, Map.of()),
        Role.RULER,
        SETUP,
        forks,
        new Measured("ns/op", Double.NaN, Map.of(), taken),
        new TreeMap<>(),
        List.of());
  }

  private static boolean isChanged(JudgedRow row) {
    return Integer.parseInt(row.row().benchmark().substring("a.B.b".length())) < CHANGED;
  }

  @Test
  void promisedErrorsHoldWithEverySwitchOn() throws Exception {
    int found = 0;
    int falsely = 0;
    int exact = 0;
    int exactFalsely = 0;
    double forks = 0;
    for (int i = 0; i < COMPARISONS; i++) {
      Simulated simulated = new Simulated();
      ForkPlan by = simulated.run();
      forks += simulated.forks;
      Comparison times =
          Judging.of(simulated.plan, Rule.DEFAULT.planned())
              .of(simulated.set(), by.past())
              .getFirst();
      Comparison bytes =
          new Comparing(Rule.DEFAULT, ALLOCATION, _ -> true, _ -> null)
              .compare(simulated.set(), new Within("build", "old", "new"));
      assertThat(times.rows()).hasSize(ROWS);
      for (JudgedRow row : times.rows()) {
        found += row.verdict().changed() && isChanged(row) ? 1 : 0;
        falsely += row.verdict().changed() && !isChanged(row) ? 1 : 0;
      }
      for (JudgedRow row : bytes.rows()) {
        exact += row.verdict() instanceof Verdict.Regressed && isChanged(row) ? 1 : 0;
        exactFalsely += row.verdict().changed() && !isChanged(row) ? 1 : 0;
      }
    }
    assertThat(falsely).isLessThanOrEqualTo((int) (0.05 * (found + falsely)));
    assertThat(found).isGreaterThan((int) (0.7 * COMPARISONS * CHANGED));
    assertThat(exact).isGreaterThan((int) (0.7 * COMPARISONS * CHANGED));
    assertThat(exactFalsely).isZero();
    assertThat(forks).isLessThan(0.35 * 20 * ROWS * COMPARISONS);
  }

  @Test
  void aMachineThatStandsStillMovesAtMostOnceInAHundredPairsAndOneThatMovesIsSeen()
      throws Exception {
    int pairs = 1000;
    int still = 0;
    int moved = 0;
    for (int pair = 0; pair < pairs; pair++) {
      // runs differ by more than their forks, as everywhere
      still += says(Math.exp(0.007 * random.nextGaussian())) ? 1 : 0;
      moved += says(1.06 * Math.exp(0.007 * random.nextGaussian())) ? 1 : 0;
    }
    assertThat(still).isLessThanOrEqualTo(pairs / 100);
    assertThat(moved).isGreaterThan(9 * pairs / 10);
  }

  private boolean says(double times) throws Exception {
    ResultSet base = new ResultSet("base", "base", List.of(ruler(1, 10)), null, false);
    ResultSet candidate =
        new ResultSet("candidate", "candidate", List.of(ruler(times, 10)), null, false);
    return !new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, _ -> null)
        .compare(new Side(List.of(base)), new Side(List.of(candidate)))
        .moved()
        .isEmpty();
  }
}
