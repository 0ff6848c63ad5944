package dev.heddle.compare;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the forks of a row took before they measured anything, and beside it what they took then:
 * seconds, a value for each fork that tells it.
 *
 * @param start from the fork's start to its first iteration
 * @param warmUp from there to the first measured one
 * @param measured from there to the end of the last one
 * @param after from there to the fork's end
 * @param cpuStart processor time of all processes until the first iteration
 * @param cpuWarmUp the same from there to the first measured one
 * @param cpuMeasured the same in the measured ones
 * @param warmUpInStart whether {@code cpuStart} has the warm-up in it, as nobody told when that
 *     began
 */
public record StartUp(
    List<Double> start,
    List<Double> warmUp,
    List<Double> measured,
    List<Double> after,
    List<Double> cpuStart,
    List<Double> cpuWarmUp,
    List<Double> cpuMeasured,
    boolean warmUpInStart) {

  private static final double MICROS = 1e6;
  private static final double NANOS = 1e9;

  /** Copies the lists. */
  public StartUp {
    start = List.copyOf(start);
    warmUp = List.copyOf(warmUp);
    measured = List.copyOf(measured);
    after = List.copyOf(after);
    cpuStart = List.copyOf(cpuStart);
    cpuWarmUp = List.copyOf(cpuWarmUp);
    cpuMeasured = List.copyOf(cpuMeasured);
  }

  /** What {@code forks} of one row tell; empty where they tell nothing of it. */
  public static Optional<StartUp> of(List<Fork> forks) {
    List<Told.Course> courses = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (Fork fork : forks) {
      fork.told(Told.Course.class)
          .ifPresent(course -> {
            courses.add(course);
            after.add(Math.max(0, fork.seconds() - course.ended().toNanos() / NANOS));
          });
    }
    List<Told.Costs> costs = Fork.told(forks, Told.Costs.class);
    StartUp told =
        new StartUp(
            seconds(courses, Told.Course::begun),
            seconds(courses, course -> course.measuring().minus(course.begun())),
            seconds(courses, course -> course.ended().minus(course.measuring())),
            after,
            cpu(costs, Told.Costs::start),
            cpu(costs, Told.Costs::warmUp),
            cpu(costs, Told.Costs::measured),
            costs.stream().anyMatch(each -> each.bounds() == Told.Costs.Bounds.JMH));
    return told.start.isEmpty() && told.cpuStart.isEmpty() ? Optional.empty() : Optional.of(told);
  }

  private static List<Double> seconds(
      List<Told.Course> courses, Function<Told.Course, Duration> part) {
    return courses.stream().map(course -> part.apply(course).toNanos() / NANOS).toList();
  }

  private static List<Double> cpu(
      List<Told.Costs> costs, Function<Told.Costs, Map<Cost, Double>> phase) {
    return costs.stream()
        .map(each -> phase.apply(each).get(Cost.CPU))
        .filter(Objects::nonNull)
        .map(micros -> micros / MICROS)
        .toList();
  }
}
