package dev.heddle.run;

import dev.heddle.result.RowId;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The JMH that measures a fork, or what does that in its place. */
interface Jmh {

  /**
   * What it measured.
   *
   * @param setup how
   * @param warmup the scores of the warm-up iterations
   * @param primary the measured values
   * @param secondary other metrics by name
   * @param notes what was told otherwise than by the file of notes, as notes by their names
   */
  record Values(
      Setup setup,
      List<Double> warmup,
      Samples primary,
      Map<String, Samples> secondary,
      Map<String, String> notes) {

    /** What a fork measured that tells the rest by its file of notes. */
    Values(Setup setup, List<Double> warmup, Samples primary, Map<String, Samples> secondary) {
      this(setup, warmup, primary, secondary, Map.of());
    }
  }

  /**
   * Measures a fork of {@code row} and waits for its end.
   *
   * @param listener hears of its iterations
   * @throws ForkFailedException where it has no result
   * @throws IOException where the folder of the run cannot be written
   */
  Values measure(RowId row, IterationListener listener) throws ForkFailedException, IOException;
}
