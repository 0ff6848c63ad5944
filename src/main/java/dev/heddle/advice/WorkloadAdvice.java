package dev.heddle.advice;

import java.util.List;
import java.util.Map;

/**
 * What a run says of one workload.
 *
 * @param title what the benchmark is called
 * @param settings what its rows have in common, by name
 * @param advice what that means; what to take first
 */
public record WorkloadAdvice(String title, Map<String, String> settings, List<Advice> advice) {

  /** Copies the list. */
  public WorkloadAdvice {
    advice = List.copyOf(advice);
  }
}
