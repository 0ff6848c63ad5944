package dev.heddle.benchmarks;

import org.openjdk.jmh.infra.BenchmarkParams;

/** That the figure of a row is of as many operations as JMH was told an invocation makes. */
final class Operations {

  private Operations() {}

  /**
   * Refuses another number, by which every figure would be wrong.
   *
   * @throws IllegalStateException if JMH divides by another one
   */
  static void require(int operations, BenchmarkParams params) {
    if (params.getOpsPerInvocation() != operations) {
      throw new IllegalStateException(
          "operations %s: JMH divides by %s; add -opi %s to its arguments, or use 'heddle run'"
              .formatted(operations, params.getOpsPerInvocation(), operations));
    }
  }
}
