package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.Fork;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RunInfo;
import dev.heddle.result.Told;
import dev.heddle.stats.Scalability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a run means for a choice, a workload at a time. */
public final class Advising {

  /** As far as a law may miss a point whose forks agree by chance. */
  private static final double LEAST_TOLERANCE = 0.02;

  /** What takes less time than so many times its processor time waits too little to say so. */
  private static final double LITTLE = 1.5;

  /** JMH's word for the time of single operations, in which they may wait for a worker. */
  private static final String SAMPLES = "sample";

  /** A number of workers tells of another that is at most so many times as large, or small. */
  private static final double NEAR = 1.5;

  private final @Nullable Gaps gaps;
  private final int processors;

  private Advising(ResultSet set) {
    RunInfo run = set.run();
    gaps = run == null ? null : Gaps.of(set.path(), run);
    processors = run == null ? 0 : run.machine().logicalCores();
  }

  /** What {@code set} says of each workload whose rows name a model, and of processes' starts. */
  public static List<WorkloadAdvice> of(ResultSet set) {
    Advising advising = new Advising(set);
    List<Standing> rows = Standing.of(set);
    List<Workload> workloads = Workload.of(rows);
    Map<Workload, List<Advice>> lengths = TaskLengths.of(workloads);
    Map<Workload, List<Advice>> chunks = ChunkSizes.of(workloads);
    List<WorkloadAdvice> all = new ArrayList<>();
    for (Workload each : workloads) {
      List<Advice> among = new ArrayList<>(lengths.getOrDefault(each, List.of()));
      among.addAll(chunks.getOrDefault(each, List.of()));
      WorkloadAdvice own = advising.of(each, among);
      if (!own.advice().isEmpty()) {
        all.add(own);
      }
    }
    StartCosts.of(rows).ifPresent(all::add);
    CommandAdvice.of(set).ifPresent(all::add);
    if (advising.gaps != null && !workloads.isEmpty()) {
      all.addAll(advising.gaps.unmeasured(workloads));
    }
    return all;
  }

  private WorkloadAdvice of(Workload workload, List<Advice> amongOthers) {
    List<Advice> advice = new ArrayList<>();
    Optional<Ranking> choices = Ranking.of(workload.choices());
    choices.ifPresent(ranking -> {
      Advice.Take take = take(ranking, workload.choices());
      advice.add(take);
      others(workload, take).ifPresent(advice::add);
      Prices.of(workload, take).ifPresent(advice::add);
      for (String model : workload.models()) {
        if (workload.swept(model)) {
          ofCurve(workload, workload.numbered(model), advice);
        }
      }
    });
    advice.addAll(amongOthers);
    advice.addAll(Elsewheres.of(workload, choices.map(Ranking::choice).orElse(null)));
    if (gaps != null) {
      gaps.missing(workload).ifPresent(advice::add);
      gaps.more(workload).ifPresent(advice::add);
    }
    Map<String, String> settings = new LinkedHashMap<>(workload.id().params());
    return new WorkloadAdvice(workload.title(), settings, advice);
  }

  static Advice.Take take(Ranking ranking, List<Standing> rows) {
    Standing choice = ranking.choice();
    Ranking others = Ranking.against(choice, rows, rows.size());
    return new Advice.Take(
        choice, others.asGood(), others.others().stream().filter(Behind::shown).toList());
  }

  /** The best row of each model that has none among the best. */
  private static Optional<Advice> others(Workload workload, Advice.Take take) {
    Set<String> good =
        Stream.concat(Stream.of(take.choice()), take.asGood().stream())
            .map(row -> Labels.model(row.id()))
            .collect(Collectors.toSet());
    List<Behind> best = new ArrayList<>();
    for (String model : workload.models()) {
      if (!good.contains(model)) {
        take.slower().stream()
            .filter(each -> Labels.model(each.row().id()).equals(model))
            .findFirst()
            .ifPresent(best::add);
      }
    }
    best.sort(Comparator.comparingDouble(each -> each.row().nanos()));
    return best.isEmpty() ? Optional.empty() : Optional.of(new Advice.Others(take.choice(), best));
  }

  /** What the numbers of workers of one model show. */
  private void ofCurve(Workload workload, List<Standing> rows, List<Advice> advice) {
    List<Standing> several = rows.stream().filter(row -> row.forks() > 1).toList();
    Ranking ranking = Ranking.of(rows).orElseThrow();
    if (several.size() > 1 && ranking.best().forks() > 1) {
      ofNumbers(workload, several, advice);
    }
    law(rows).ifPresent(law -> advice.add(new Advice.Law(upToProcessors(rows), law)));
  }

  /** What rows with two forks or more show of the numbers of workers of their model. */
  private void ofNumbers(Workload workload, List<Standing> rows, List<Advice> advice) {
    Ranking ranking = Ranking.of(rows).orElseThrow();
    Standing enough = ranking.choice();
    List<Standing> more =
        rows.stream().filter(row -> Labels.workers(row) > Labels.workers(enough)).toList();
    List<Behind> beyond = Ranking.against(enough, more, rows.size()).byWorkers();
    if (more.isEmpty() || !beyond.isEmpty()) {
      advice.add(new Advice.Enough(enough, beyond));
    }
    List<Advice.Rule> rules =
        rules(workload, rows, ranking).stream().filter(rule -> rule.row().known()).toList();
    if (!rules.isEmpty()) {
      advice.add(new Advice.Usual(ranking.best(), rules));
    }
  }

  private List<Advice.Rule> rules(Workload workload, List<Standing> rows, Ranking ranking) {
    List<Advice.Rule> rules = new ArrayList<>();
    if (processors > 0) {
      exact(rules, "N", processors, rows, ranking);
      exact(rules, "N + 1", processors + 1, rows, ranking);
      exact(rules, "2N", 2 * processors, rows, ranking);
      OptionalDouble waiting = waiting(workload);
      if (waiting.isPresent()) {
        int goetz = twoDigits(processors * (1 + waiting.getAsDouble()));
        rows.stream()
            .min(Comparator.comparingDouble(row -> apart(Labels.workers(row), goetz)))
            .filter(nearest -> apart(Labels.workers(nearest), goetz) <= NEAR)
            .ifPresent(nearest ->
                rules.add(new Advice.Rule("N(1 + W/C)", goetz, ranking.behind(nearest))));
      }
    }
    return rules;
  }

  /** What is computed from two measured times is known to two digits at most. */
  private static int twoDigits(double number) {
    double scale = Math.pow(10, Math.max(0, Math.floor(Math.log10(number)) - 1));
    return (int) (Math.round(number / scale) * scale);
  }

  /** How many times as large the larger of two numbers is. */
  private static double apart(int a, int b) {
    return (double) Math.max(a, b) / Math.min(a, b);
  }

  private static void exact(
      List<Advice.Rule> rules, String name, int workers, List<Standing> rows, Ranking ranking) {
    rows.stream()
        .filter(row -> Labels.workers(row) == workers)
        .findFirst()
        .ifPresent(row -> rules.add(new Advice.Rule(name, workers, ranking.behind(row))));
  }

  /**
   * How many times as long tasks wait as they compute, by the row of one worker and what the
   * benchmark calls its waiting; where it says nothing of that, by the processor time that such a
   * row takes (B. Goetz and others: Java Concurrency in Practice, 2006, 8.2).
   */
  private static OptionalDouble waiting(Workload workload) {
    @Nullable Standing alone =
        workload.rows().stream()
            .filter(row -> row.measured().role() == Role.BASELINE)
            .findFirst()
            .or(() ->
                workload.choices().stream()
                    .filter(row -> Labels.workers(row) == 1)
                    .min(Comparator.comparingDouble(Standing::nanos)))
            .orElse(null);
    if (alone == null || alone.id().mode().equals(SAMPLES)) {
      return OptionalDouble.empty();
    }
    OptionalDouble wait =
        alone.measured().forks().stream()
            .map(Advising::ideal)
            .flatMap(Optional::stream)
            .mapToDouble(told -> told.time().toNanos())
            .average();
    if (wait.isPresent()) {
      return alone.nanos() > wait.getAsDouble()
          ? OptionalDouble.of(wait.getAsDouble() / (alone.nanos() - wait.getAsDouble()))
          : OptionalDouble.empty();
    }
    double computes = Prices.processor(alone).orElse(0);
    return computes > 0 && alone.nanos() > LITTLE * computes
        ? OptionalDouble.of((alone.nanos() - computes) / computes)
        : OptionalDouble.empty();
  }

  private static Optional<Told.Ideal> ideal(Fork fork) {
    return fork.told(Told.Ideal.class);
  }

  private List<Standing> upToProcessors(List<Standing> rows) {
    return rows.stream().filter(row -> Labels.workers(row) <= processors).toList();
  }

  private Optional<Scalability> law(List<Standing> all) {
    List<Standing> rows = upToProcessors(all);
    return Scalability.fit(
        rows.stream().mapToDouble(Labels::workers).toArray(),
        rows.stream().mapToDouble(row -> 1 / row.nanos()).toArray(),
        rows.stream()
            .mapToDouble(row ->
                Double.isFinite(row.score().halfWidth())
                    ? Math.max(LEAST_TOLERANCE, row.score().halfWidth())
                    : LEAST_TOLERANCE)
            .toArray());
  }
}
