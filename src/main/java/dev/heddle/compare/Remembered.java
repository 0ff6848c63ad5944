package dev.heddle.compare;

import dev.heddle.result.KnownForks;
import dev.heddle.result.RowId;
import dev.heddle.stats.Prior;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The past as a run remembers it that was planned by it. */
public final class Remembered implements Past {

  private final KnownForks known;
  private final Map<RowId, KnownForks.Row> rows = new HashMap<>();

  /** What {@code known} tells, of rows without the state in which they were measured. */
  public Remembered(KnownForks known) {
    this.known = known;
    known.rows().forEach(row -> rows.put(row.row(), row));
  }

  @Override
  public double clusters(RowId row) {
    KnownForks.Row of = rows.get(row);
    return of == null ? 1 : of.clusters();
  }

  @Override
  public @Nullable Prior forks(RowId row) {
    KnownForks.Row of = rows.get(row);
    return of == null ? null : new Prior(of.variance(), of.degreesOfFreedom());
  }

  @Override
  public String source() {
    return known.source();
  }
}
