package dev.heddle.run;

/**
 * How often and how long a row is measured.
 *
 * @param rounds forks of a row, one a round
 * @param warmupIterations iterations of a fork before it is measured
 * @param warmupSeconds length of each
 * @param iterations measured iterations
 * @param iterationSeconds length of each
 */
public record Schedule(
    int rounds,
    int warmupIterations,
    double warmupSeconds,
    int iterations,
    double iterationSeconds) {}
