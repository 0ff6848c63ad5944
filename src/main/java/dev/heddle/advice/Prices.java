package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tells what rows take beside time, where their forks told it. */
final class Prices {

  private Prices() {}

  /** What the choice of {@code take} takes, and the best row of each other model. */
  static Optional<Advice> of(Workload workload, Advice.Take take) {
    List<Advice.Spent> each = new ArrayList<>();
    each.add(spent(take.choice()));
    String chosen = Labels.model(take.choice().id());
    for (String model : workload.models()) {
      if (!model.equals(chosen)) {
        Ranking.of(workload.of(model)).ifPresent(ranking -> each.add(spent(ranking.choice())));
      }
    }
    each.removeIf(one -> one.cpu().isEmpty() && one.memory().isEmpty());
    return each.isEmpty() ? Optional.empty() : Optional.of(new Advice.Price(each));
  }

  /** The processor time of an operation in nanoseconds; empty where no fork told it. */
  static OptionalDouble processor(Standing row) {
    return processor(told(row));
  }

  private static OptionalDouble processor(List<Told.Costs> told) {
    OptionalDouble micros = mean(told, Cost.CPU);
    return micros.isPresent()
        ? OptionalDouble.of(micros.getAsDouble() * 1000)
        : OptionalDouble.empty();
  }

  private static Advice.Spent spent(Standing row) {
    List<Told.Costs> told = told(row);
    OptionalDouble memory = mean(told, Cost.MEMORY_PSS);
    return new Advice.Spent(
        row, processor(told), memory.isPresent() ? memory : mean(told, Cost.MEMORY_HWM));
  }

  private static List<Told.Costs> told(Standing row) {
    return Fork.told(row.measured().forks(), Told.Costs.class);
  }

  private static OptionalDouble mean(List<Told.Costs> told, Cost cost) {
    return told.stream()
        .map(costs -> costs.of(cost))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
