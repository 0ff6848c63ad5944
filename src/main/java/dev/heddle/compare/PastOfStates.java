package dev.heddle.compare;

import dev.heddle.result.RowId;
import dev.heddle.stats.Prior;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the earlier forks of rows tell of a run that measures each of them in several states.
 *
 * <p>Two forks of one round differ by no more than two forks of a run do, since what the round does
 * to both is in neither: so twice the variance of forks is enough for their difference.
 *
 * @param past knows the rows without their state
 * @param param names the state in rows
 */
public record PastOfStates(Past past, String param) implements Past {

  @Override
  public double clusters(RowId row) {
    return past.clusters(without(row));
  }

  @Override
  public @Nullable Prior forks(RowId row) {
    return past.forks(without(row));
  }

  @Override
  public @Nullable Prior pairs(RowId above, RowId below) {
    Prior forks = without(above).equals(without(below)) ? forks(above) : null;
    return forks == null ? null : new Prior(2 * forks.variance(), forks.degreesOfFreedom());
  }

  @Override
  public String source() {
    return past.source();
  }

  /** A row without its state. */
  public RowId without(RowId row) {
    SortedMap<String, String> others = new TreeMap<>(row.params());
    others.remove(param);
    return new RowId(row.benchmark(), row.mode(), row.threads(), others);
  }
}
