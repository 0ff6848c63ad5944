package dev.heddle.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of which rows the noise between runs is in the intervals. */
final class NoiseNotes {

  private NoiseNotes() {}

  static List<Footnote> of(
      List<Pair.Weighed> rows, KnownNoise calibrated, Past past, @Nullable GeometricMean mean) {
    List<Pair.Noise> noises =
        rows.stream().filter(row -> row.evidence().tested()).map(Pair.Weighed::noise).toList();
    long unknown = noises.stream().filter(noise -> noise == Pair.Noise.UNKNOWN).count();
    long known = noises.stream().filter(noise -> noise == Pair.Noise.KNOWN).count();
    List<Footnote> notes = new ArrayList<>();
    if (unknown > 0) {
      notes.add(PairWords.noiseUnknown(unknown, noises.size(), known > 0));
    }
    if (known > 0) {
      notes.add(PairWords.noiseKnown(calibrated.source()));
    }
    if (!past.source().isEmpty() && !noises.isEmpty()) {
      notes.add(prior(rows, noises, past));
    }
    if (mean != null && mean.ratio().interval() == null && !noises.isEmpty()) {
      notes.add(PairWords.MEAN_WITHOUT_INTERVAL);
    }
    return notes;
  }

  private static Footnote prior(List<Pair.Weighed> rows, List<Pair.Noise> noises, Past past) {
    long taken =
        rows.stream()
            .filter(row -> row.evidence().tested() && row.evidence().fixedDegrees() > 0)
            .filter(row -> row.noise() != Pair.Noise.KNOWN)
            .count();
    if (taken == 0 && !past.ofForksAlone() && noises.contains(Pair.Noise.UNKNOWN)) {
      return PairWords.earlierForksDoNotTell(past.source());
    }
    return taken == 0
        ? PairWords.earlierForksHaveNoPart(past.source())
        : PairWords.earlierForksTell(taken, noises.size(), past.source());
  }
}
