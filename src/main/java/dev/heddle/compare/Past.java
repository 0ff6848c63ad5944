package dev.heddle.compare;

import dev.heddle.result.RowId;
import dev.heddle.stats.Prior;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row's own earlier forks tell of its next ones. */
public interface Past {

  /** Nothing. */
  Past NOTHING = new Past() {};

  /** How many times the upper of two clusters of forks lies above the lower one; 1 without. */
  default double clusters(RowId row) {
    return 1;
  }

  /** How its forks scatter around the mean of their run; null where that is not known. */
  default @Nullable Prior forks(RowId row) {
    return null;
  }

  /** The same of the ratios of two rows in pairs of one round. */
  default @Nullable Prior pairs(RowId above, RowId below) {
    return null;
  }

  /**
   * How many earlier forks of a row agree with these in what is counted; 0 where they, or the
   * newest run of them, do not.
   */
  default int agreeing(RowId row, ExactMetric metric, List<Double> forks) {
    return 0;
  }

  /** Whether runs differed by no more than their forks predict, so that these tell all. */
  default boolean ofForksAlone() {
    return false;
  }

  /** Where it comes from, in a few words. */
  default String source() {
    return "";
  }

  /** Where it knows of two clusters of a row, and of nothing else. */
  default Past withoutPriors() {
    return new Combined(this, NOTHING);
  }

  /** The same with what {@code priors} tell of variances. */
  default Past withPriorsOf(Past priors) {
    return new Combined(this, priors);
  }

  /**
   * Clusters of either, variances of one.
   *
   * @param clustered tells of clusters alone
   * @param priors tells of both
   */
  record Combined(Past clustered, Past priors) implements Past {
    @Override
    public double clusters(RowId row) {
      return Math.max(clustered.clusters(row), priors.clusters(row));
    }

    @Override
    public @Nullable Prior forks(RowId row) {
      return priors.forks(row);
    }

    @Override
    public @Nullable Prior pairs(RowId above, RowId below) {
      return priors.pairs(above, below);
    }

    @Override
    public int agreeing(RowId row, ExactMetric metric, List<Double> forks) {
      return Math.max(clustered.agreeing(row, metric, forks), priors.agreeing(row, metric, forks));
    }

    @Override
    public boolean ofForksAlone() {
      return priors.ofForksAlone();
    }

    @Override
    public String source() {
      return priors.source();
    }
  }
}
