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
      notes.add(
          new Footnote(
              Footnote.Kind.RUN_NOISE_UNKNOWN,
              "the noise between runs is not known and not in the intervals: several runs a side,"
                  + " or a calibration, would tell",
              known > 0 ? unknown + " of " + noises.size() + " rows" : ""));
    }
    if (known > 0) {
      notes.add(
          new Footnote(
              Footnote.Kind.RUN_NOISE_KNOWN,
              "the intervals take in the noise between runs",
              calibrated.source()));
    }
    if (!past.source().isEmpty()) {
      notes.add(prior(rows, noises, past));
    }
    if (mean != null && mean.ratio().interval() == null && !noises.isEmpty()) {
      notes.add(
          new Footnote(
              Footnote.Kind.MEAN_WITHOUT_INTERVAL,
              "the geometric mean has no interval, as the rows of a run move together: several runs"
                  + " a side, or a calibration of all these rows, would tell by how much"));
    }
    return notes;
  }

  private static Footnote prior(List<Pair.Weighed> rows, List<Pair.Noise> noises, Past past) {
    long taken =
        rows.stream()
            .filter(row -> row.noise() != Pair.Noise.KNOWN && row.evidence().fixedDegrees() > 0)
            .count();
    if (taken == 0 && !past.ofForksAlone() && noises.contains(Pair.Noise.UNKNOWN)) {
      return new Footnote(
          Footnote.Kind.PRIOR,
          "earlier forks are not part of the error: their runs differ by more than forks predict,"
              + " which only a calibration, or several runs a side, take in",
          past.source());
    }
    return new Footnote(
        Footnote.Kind.PRIOR,
        "the error takes in how each row's own earlier forks scatter",
        taken + " of " + noises.size() + " rows, " + past.source());
  }
}
