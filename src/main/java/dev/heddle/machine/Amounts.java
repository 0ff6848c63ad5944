package dev.heddle.machine;

import dev.heddle.result.Cost;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was taken so far, or in some time.
 *
 * @param of by what it is, in {@link Cost#amountUnit()}
 * @param site the microseconds of processor time of local web sites, which are in no amount
 * @param missing why something is not known
 */
public record Amounts(Map<Cost, Double> of, double site, Map<Cost, String> missing) {

  /** Nothing was taken, and nothing is unknown. */
  public static final Amounts NONE = new Amounts(Map.of(), 0, Map.of());

  /** Of each nothing. */
  public static final Amounts ZERO = zero();

  private static Amounts zero() {
    Map<Cost, Double> zero = new EnumMap<>(Cost.class);
    for (Cost cost : Cost.values()) {
      zero.put(cost, 0.0);
    }
    return new Amounts(zero, 0, Map.of());
  }

  /** Copies the maps. */
  public Amounts {
    of = copy(of);
    missing = copy(missing);
  }

  /**
   * What was taken since {@code earlier}; what either does not know is unknown. Ticks may be told
   * late, so that no part is less than nothing or more than the whole.
   */
  public Amounts since(Amounts earlier) {
    Map<Cost, Double> taken = new EnumMap<>(Cost.class);
    of.forEach((cost, amount) -> {
      @Nullable Double before = earlier.of.get(cost);
      if (before != null) {
        taken.put(cost, Math.max(0, amount - before));
      }
    });
    @Nullable Double all = taken.get(Cost.CPU);
    taken.computeIfPresent(
        Cost.CPU_SYSTEM, (_, system) -> all == null ? system : Math.min(all, system));
    @Nullable Double system = taken.get(Cost.CPU_SYSTEM);
    if (all != null && system != null) {
      taken.put(Cost.CPU_USER, all - system);
    }
    return new Amounts(taken, Math.max(0, site - earlier.site), both(earlier.missing, missing));
  }

  /** Both together; what one does not have counts as nothing of it. */
  public Amounts plus(Amounts other) {
    Map<Cost, Double> sum = new EnumMap<>(Cost.class);
    sum.putAll(of);
    other.of.forEach((cost, amount) -> sum.merge(cost, amount, Double::sum));
    return new Amounts(sum, site + other.site, both(missing, other.missing));
  }

  /** The same with one more amount. */
  public Amounts with(Cost cost, double amount) {
    Map<Cost, Double> more = new EnumMap<>(Cost.class);
    more.putAll(of);
    more.put(cost, amount);
    return new Amounts(more, site, missing);
  }

  /** The same without something that is not known, and why. */
  public Amounts without(Cost cost, String why) {
    Map<Cost, Double> fewer = new EnumMap<>(Cost.class);
    fewer.putAll(of);
    fewer.remove(cost);
    return new Amounts(fewer, site, both(missing, Map.of(cost, why)));
  }

  private static Map<Cost, String> both(Map<Cost, String> first, Map<Cost, String> second) {
    Map<Cost, String> all = new EnumMap<>(Cost.class);
    all.putAll(second);
    all.putAll(first);
    return all;
  }

  private static <T> Map<Cost, T> copy(Map<Cost, T> map) {
    Map<Cost, T> copy = new EnumMap<>(Cost.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
