package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesTest {

  /** Points that say so when somebody walks over all of them for a hash. */
  private static final class Points extends ArrayList<TrendPoint> {

    private static final long serialVersionUID = 1;

    Points(List<TrendPoint> points) {
      super(points);
    }

    @Override
    public int hashCode() {
      throw new AssertionError("all points were hashed");
    }
  }

  private static Series of(List<TrendPoint> points) {
    RowId id = RowId.of("a.B.row", "avgt", 1, Map.of());
    return new Series(new MatchedRows.Key(id, 0), "", Unit.of("ms/op"), new Points(points));
  }

  /** Trend asks a map of them at every run: of a thousand runs that was most of its time. */
  @Test
  void aMapOfSeriesDoesNotWalkOverTheirPoints() {
    TrendPoint point = new TrendPoint(0, Instant.EPOCH, "c0", Estimate.bare(1), 5);
    TrendPoint other = new TrendPoint(0, Instant.EPOCH, "c1", Estimate.bare(2), 5);

    assertThat(of(List.of(point)).hashCode()).isEqualTo(of(List.of(point)).hashCode());
    assertThat(of(List.of(point))).isEqualTo(of(List.of(point))).isNotEqualTo(of(List.of(other)));
  }
}
