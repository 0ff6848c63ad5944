package dev.heddle.run;

import dev.heddle.result.RowId;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The JMH that measures a fork. */
interface Jmh {

  /**
   * What it measured.
   *
   * @param setup how
   * @param warmup the scores of the warm-up iterations
   * @param primary the measured values
   * @param secondary other metrics by name
   */
  record Values(
      Setup setup, List<Double> warmup, Samples primary, Map<String, Samples> secondary) {}

  /**
   * Measures a fork of {@code row} and waits for its end.
   *
   * @throws ForkFailedException where it has no result
   * @throws IOException where the folder of the run cannot be written
   */
  Values measure(RowId row) throws ForkFailedException, IOException;
}
