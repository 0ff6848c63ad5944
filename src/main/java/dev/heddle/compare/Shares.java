package dev.heddle.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Of which parts of a whole the share grew from one side to the other, by samples of both.
 *
 * @param base how many samples there are of the base
 * @param candidate how many of the candidate
 * @param grown what has a larger share by more than chance takes it, what grew most first
 */
public record Shares(long base, long candidate, List<Grown> grown) {

  /** A share of less is nothing to look at. */
  private static final double LEAST = 0.01;

  /** So many standard errors of a difference of two shares are more than chance. */
  private static final double ERRORS = 3;

  /**
   * What grew.
   *
   * @param name what it is called
   * @param base its share of the base, from 0 to 1
   * @param candidate its share of the candidate
   */
  public record Grown(String name, double base, double candidate) {}

  /**
   * Samples of one side.
   *
   * @param weights what each thing has, in whichever unit
   * @param samples from how many samples that is known
   */
  public record Sampled(Map<String, Long> weights, long samples) {

    private double share(String name) {
      long all = weights.values().stream().mapToLong(each -> each).sum();
      return all == 0 ? 0 : (double) weights.getOrDefault(name, 0L) / all;
    }
  }

  /** Compares two sides, of which either may have nothing. */
  public static Shares of(Sampled base, Sampled candidate) {
    List<Grown> grown =
        candidate.weights().keySet().stream()
            .map(name -> new Grown(name, base.share(name), candidate.share(name)))
            .filter(each -> each.candidate() - each.base() > chance(each, base, candidate))
            .sorted(
                Comparator.comparingDouble((Grown each) -> each.base() - each.candidate())
                    .thenComparing(Grown::name))
            .toList();
    return new Shares(base.samples(), candidate.samples(), grown);
  }

  private static double chance(Grown each, Sampled base, Sampled candidate) {
    double share = (each.base() + each.candidate()) / 2;
    double error =
        Math.sqrt(
            share
                * (1 - share)
                * (1.0 / Math.max(1, base.samples()) + 1.0 / Math.max(1, candidate.samples())));
    return Math.max(LEAST, ERRORS * error);
  }
}
