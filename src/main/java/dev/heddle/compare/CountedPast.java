package dev.heddle.compare;

import dev.heddle.result.Calibration;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The past as a calibration tells it of a metric that is counted and not timed. */
record CountedPast(Map<RowId, Calibration.Counted> rows) implements Past {

  @Override
  public int agreeing(RowId row, ExactMetric metric, List<Double> forks) {
    Calibration.Counted known = rows.get(row);
    if (known == null || !known.unit().equals(metric.unit().text())) {
      return 0;
    }
    List<Double> with = new ArrayList<>(forks);
    with.add(known.level());
    return metric.agree(with) ? known.forks() : 0;
  }
}
