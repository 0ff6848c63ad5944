package dev.heddle.cli;

import dev.heddle.machine.NoiseTest;
import dev.heddle.result.Finding;
import dev.heddle.result.Finding.Grade;
import dev.heddle.run.Preset;
import dev.heddle.stats.RunNoise;
import dev.heddle.stats.Sensitivity;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Says what the noise of a machine means for what is measured there. */
final class NoiseWords {

  private static final String TOPIC = "noise";
  private static final String WHY = "what the same work differs by hides what changes differ by";
  private static final int JVMS = 10;
  private static final Duration TIME = Duration.ofSeconds(10);

  /** A change that nobody wants to miss, and one that nobody should. */
  private static final double SMALL = 1.05;

  private static final double LARGE = 1.15;

  private NoiseWords() {}

  /** Measures the noise; takes about ten seconds. */
  static Finding measured() throws InterruptedException {
    try {
      return of(NoiseTest.of(JVMS, TIME));
    } catch (IOException e) {
      return new Finding(TOPIC, Grade.UNKNOWN, "not available here: " + e.getMessage(), WHY, "");
    }
  }

  static Finding of(NoiseTest test) {
    double quick = found(test, Preset.QUICK);
    double gate = found(test, Preset.GATE);
    Grade grade = gate > LARGE ? Grade.SERIOUS : gate > SMALL ? Grade.NOTE : Grade.FINE;
    return new Finding(
        TOPIC,
        grade,
        String.format(
            Locale.ROOT,
            "%d JVMs at the same work on all processors: %.1f %% apart (standard deviation),"
                + " stopped for %.1f %% of the time; 'quick' sees changes from about %.0f %% on,"
                + " 'gate' from about %.1f %%",
            test.nanos().size(),
            test.spread() * 100,
            test.still() * 100,
            (quick - 1) * 100,
            (gate - 1) * 100),
        WHY,
        grade == Grade.FINE
            ? ""
            : "end what else runs, measure more rounds (--more-rounds), and learn the noise of your"
                + " own rows by 'heddle calibrate'");
  }

  /** The smallest change that is found in four of five comparisons of rows beside each other. */
  private static double found(NoiseTest test, Preset preset) {
    double variance = test.spread() * test.spread();
    int jvms = test.nanos().size();
    RunNoise noise = new RunNoise(variance / jvms, jvms - 1, variance, jvms - 1, jvms, Double.NaN);
    return new Sensitivity(noise, 0.05, 0).ofRounds(preset.schedule().rounds());
  }
}
