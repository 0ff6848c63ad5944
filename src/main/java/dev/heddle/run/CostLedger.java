package dev.heddle.run;

import dev.heddle.machine.Amounts;
import dev.heddle.result.Cost;
import dev.heddle.result.Samples;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a fork had taken at the beginning and the end of its iterations, and what follows of it. */
final class CostLedger {

  private final Bounds bounds;
  private @Nullable Amounts start;
  private @Nullable Amounts measuredFrom;
  private @Nullable Amounts measuredTo;
  private @Nullable Amounts begun;
  private boolean started;
  private boolean measuring;
  private final List<Iteration> iterations = new ArrayList<>();
  private Amounts levels = Amounts.NONE;

  /** How many measured iterations had ended when the first beginning of one was read. */
  private int endedBefore;

  /** How many had ended when the last end of one was read. */
  private int endedUntil;

  /** A measured iteration that has ended. */
  private static final class Iteration {
    private final @Nullable Amounts taken;
    private long operations;

    Iteration(@Nullable Amounts taken) {
      this.taken = taken;
    }
  }

  CostLedger(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Whether a measured iteration has begun. */
  boolean measures() {
    return measuredFrom != null;
  }

  /** Whether both a beginning and an end of measured iterations were read. */
  boolean read() {
    return measuredFrom != null && measuredTo != null;
  }

  /** Whether a measured iteration goes on. */
  boolean measuring() {
    return measuring;
  }

  /** Whether an iteration has begun. */
  boolean started() {
    return started;
  }

  /**
   * An iteration begins.
   *
   * @param taken what was taken so far; null where it was not read
   */
  void begin(boolean measured, @Nullable Amounts taken) {
    if (!started) {
      start = taken;
      started = true;
    }
    if (measured && measuredFrom == null) {
      measuredFrom = taken;
      endedBefore = iterations.size();
    }
    begun = taken;
    measuring = measured;
  }

  /** A measured iteration has ended. */
  void end(@Nullable Amounts taken) {
    Amounts from = begun;
    iterations.add(new Iteration(from == null || taken == null ? null : taken.since(from)));
    if (taken != null) {
      measuredTo = taken;
      endedUntil = iterations.size();
    }
    begun = null;
    measuring = false;
  }

  /** So many operations were made in the measured iteration that ended last. */
  void operations(long count) {
    if (!iterations.isEmpty()) {
      iterations.getLast().operations += count;
    }
  }

  /** What memory, processes and threads there were. */
  void levels(Amounts found) {
    levels = levels.plus(found);
  }

  /**
   * Reckons from the values of the iterations how many operations they made, where nobody told.
   *
   * @param seconds how long each was to take
   * @param threads how many called
   */
  void reckon(Samples primary, double seconds, int threads) {
    if (iterations.stream().anyMatch(each -> each.operations > 0)
        || primary.iterations().size() != iterations.size()) {
      return;
    }
    boolean perTime = primary.unit().startsWith("ops/");
    double unit = seconds(primary.unit().replace("ops/", "").replace("/op", ""));
    for (int i = 0; i < iterations.size(); i++) {
      double value = primary.iterations().get(i);
      double count = perTime ? value * seconds / unit : seconds * threads / (value * unit);
      iterations.get(i).operations = Double.isFinite(count) ? Math.round(count) : 0;
    }
  }

  /** A unit of time of JMH's; NaN for what is none. */
  private static double seconds(String unit) {
    return switch (unit) {
      case "ns" -> 1e-9;
      case "us" -> 1e-6;
      case "ms" -> 1e-3;
      case "s" -> 1;
      case "min" -> 60;
      case "hr" -> 3600;
      case "day" -> 86400;
      default -> Double.NaN;
    };
  }

  /** The measured iterations whose costs are known, each alone or in what all took together. */
  private List<Iteration> seen() {
    return iterations.subList(endedBefore, Math.max(endedBefore, endedUntil));
  }

  private long operations() {
    return seen().stream().mapToLong(each -> each.operations).sum();
  }

  /** What is told of it all. */
  Told.Costs costs(@Nullable Duration watcher, @Nullable String trouble) {
    Amounts measured = measured();
    // JMH does not say when a warm-up begins
    boolean apart = bounds == Bounds.FORK;
    Amounts from = apart ? start : null;
    Amounts to = endedBefore == 0 ? measuredFrom : null;
    Amounts all = measured.plus(levels);
    Map<Cost, String> missing = new EnumMap<>(Cost.class);
    missing.putAll(all.missing());
    Map<Cost, Double> there = new EnumMap<>(Cost.class);
    for (Cost cost : Cost.values()) {
      @Nullable Double amount = all.of().get(cost);
      if (trouble == null && amount != null && !missing.containsKey(cost)) {
        there.put(cost, amount);
      } else if (trouble != null) {
        missing.put(cost, trouble);
      } else {
        // what hides the time of processes hides all else of them
        missing.putIfAbsent(cost, missing.getOrDefault(Cost.CPU, CostWords.NOBODY_TOLD));
      }
    }
    if (operations() == 0 && trouble == null) {
      for (Cost cost : Cost.values()) {
        if (cost.perOperation() && there.remove(cost) != null) {
          missing.put(cost, CostWords.NO_OPERATIONS);
        }
      }
    }
    return new Told.Costs(
        bounds,
        known(apart ? start : measuredFrom, missing),
        known(from == null || to == null ? null : to.since(from), missing),
        there,
        operations(),
        read() ? Duration.ofNanos(Math.round(measured.site() * 1e3)) : null,
        watcher,
        missing);
  }

  /** Of a phase before the measured one, what is known of that. */
  private static Map<Cost, Double> known(@Nullable Amounts phase, Map<Cost, String> missing) {
    Map<Cost, Double> known = new EnumMap<>(Cost.class);
    if (phase != null) {
      known.putAll(phase.since(Amounts.ZERO).of());
      known.keySet().removeAll(missing.keySet());
    }
    return known;
  }

  /** In the iterations alone where each was read, else from the first to the last. */
  private Amounts measured() {
    if (measuredFrom == null || measuredTo == null) {
      return Amounts.NONE;
    }
    Amounts span = measuredTo.since(measuredFrom);
    Amounts sum = Amounts.NONE;
    for (Iteration each : seen()) {
      if (each.taken == null) {
        return span;
      }
      sum = sum.plus(each.taken);
    }
    // what was read at the ends alone
    for (Map.Entry<Cost, Double> each : span.of().entrySet()) {
      if (!sum.of().containsKey(each.getKey())) {
        sum = sum.with(each.getKey(), each.getValue());
      }
    }
    return sum;
  }

  /** The secondary metrics: a value for each iteration, or one of all where not each was read. */
  Map<String, Samples> samples(Told.Costs costs) {
    Map<String, Samples> samples = new TreeMap<>();
    for (Cost cost : costs.measured().keySet()) {
      List<Double> values = new ArrayList<>();
      if (cost.perOperation()) {
        for (Iteration each : seen()) {
          @Nullable Double amount = each.taken == null ? null : each.taken.of().get(cost);
          if (amount != null && each.operations > 0) {
            values.add(amount / each.operations);
          }
        }
      }
      if (values.isEmpty() || values.size() != seen().size()) {
        values = List.of(costs.of(cost).orElseThrow());
      }
      samples.put(cost.metric(), Samples.of(cost.unit(), values));
    }
    return samples;
  }
}
