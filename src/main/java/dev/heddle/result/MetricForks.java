package dev.heddle.result;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** What some forks say of one metric, taken out of them when it is asked for. */
final class MetricForks extends AbstractList<Measured.Taken> implements RandomAccess {

  private final List<Fork> forks;
  private final @Nullable String metric;

  /**
   * A metric of forks that all have it.
   *
   * @param metric its plain name; null for the primary one
   */
  MetricForks(List<Fork> forks, @Nullable String metric) {
    this.forks = forks;
    this.metric = metric;
  }

  @Override
  public Measured.Taken get(int index) {
    Fork fork = forks.get(index);
    return new Measured.Taken(fork.round(), metric == null ? fork.primary() : of(fork, metric));
  }

  private static Samples of(Fork fork, String metric) {
    Samples samples = fork.secondary().get(metric);
    return samples != null
        ? samples
        : fork.secondary().entrySet().stream()
            .filter(each -> JmhReader.plainName(each.getKey()).equals(metric))
            .findFirst()
            .orElseThrow()
            .getValue();
  }

  @Override
  public int size() {
    return forks.size();
  }
}
