package dev.heddle.compare;

import dev.heddle.stats.Difference;
import dev.heddle.stats.RunNoise;
import dev.heddle.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that both sides have measured.
 *
 * @param key what it is
 * @param name a short name
 * @param base what the base says
 * @param candidate what the candidate says
 */
record Pair(Rows.Key key, String name, Measurement base, Measurement candidate) {

  /** What is known of the noise between runs. */
  enum Noise {
    /** The sides were measured together: there is none. */
    NONE,
    /** It is part of the error. */
    KNOWN,
    /** It is left out. */
    UNKNOWN
  }

  /** The row with all that a judge needs. */
  record Weighed(Pair pair, Cell base, Cell candidate, Evidence evidence, Noise noise) {

    JudgedRow judged(Verdict verdict, String baseName, String candidateName) {
      List<Footnote> notes = new ArrayList<>();
      new SideNotes(baseName, candidateName).add(base.notes(), candidate.notes(), notes);
      if (evidence.why() == null && evidence.difference().squaredError() == 0) {
        notes.add(
            new Footnote(
                Footnote.Kind.NO_SPREAD,
                "no fork differs from another: judged by the threshold alone"));
      }
      if (pair.key.occurrence() > 0) {
        notes.add(
            new Footnote(
                Footnote.Kind.TWICE,
                "the row stands more than once in a file: taken in the order of the file"));
      }
      if (evidence.why() == null && evidence.direction() == Unit.Direction.NONE) {
        notes.add(new Footnote(Footnote.Kind.NO_DIRECTION, "the unit does not say what is better"));
      }
      return new JudgedRow(
          pair.key.id(), pair.name, RowNames.full(pair.key), base, candidate, verdict, notes);
    }
  }

  /**
   * Weighs the forks of both sides.
   *
   * @param interleaved whether rounds pair the forks of both
   */
  Weighed weighed(Rule rule, boolean interleaved, KnownNoise calibrated) {
    Cell left = base.cell();
    Cell right = candidate.cell();
    Unit unit = left.unit();
    double other = right.score().value() * (unit.fits(right.unit()) ? right.unit().in(unit) : 1);
    double threshold = rule.onLogarithms(unit, key.id().threads(), left.score().value(), other);
    String why = problem();
    if (why != null) {
      double ratio = unit.fits(right.unit()) ? other / left.score().value() : Double.NaN;
      Difference bare =
          new Difference(
              ratio > 0 && Double.isFinite(ratio) ? Math.log(ratio) : Double.NaN,
              Double.NaN,
              Double.NaN);
      return new Weighed(
          this,
          left,
          right,
          new Evidence(bare, 0, 1, threshold, unit.direction(), why),
          Noise.NONE);
    }
    right = in(unit, right);
    Figures one = base.runs().getFirst();
    Figures another = candidate.runs().getFirst();
    if (interleaved && one.paired(another)) {
      Difference difference = another.over(one).times(another.unit().in(one.unit()));
      double pairs = difference.degreesOfFreedom() + 1;
      String few = pairs < 2 ? "one fork a side" : null;
      return new Weighed(
          this,
          left,
          right,
          new Evidence(difference, 0, pairs, threshold, unit.direction(), few),
          Noise.NONE);
    }
    return unpaired(left, right, threshold, interleaved, calibrated);
  }

  private Weighed unpaired(
      Cell left, Cell right, double threshold, boolean interleaved, KnownNoise calibrated) {
    Sample below = base.sample(left.unit());
    Sample above = candidate.sample(left.unit());
    Difference forksOnly = Difference.unpaired(above, below, null);
    RunNoise noise = interleaved ? null : calibrated.of(key.id());
    if (noise == null && !interleaved) {
      noise = RunNoise.of(List.of(below, above));
    }
    Difference all = Difference.unpaired(above, below, noise);
    double forks = 2.0 / (1.0 / left.forks().size() + 1.0 / right.forks().size());
    boolean ofRuns = below.runs().size() > 1 && above.runs().size() > 1;
    Noise known = interleaved ? Noise.NONE : noise != null || ofRuns ? Noise.KNOWN : Noise.UNKNOWN;
    Evidence evidence =
        new Evidence(
            all,
            Double.isNaN(all.squaredError()) ? 0 : all.squaredError() - forksOnly.squaredError(),
            forks,
            threshold,
            left.unit().direction(),
            few(left.forks().size(), right.forks().size()));
    return new Weighed(this, left, right, evidence, known);
  }

  private static @Nullable String few(int base, int candidate) {
    if (base > 1 && candidate > 1) {
      return null;
    }
    return base > 1
        ? "one fork of the candidate"
        : candidate > 1 ? "one fork of the base" : "one fork a side";
  }

  private @Nullable String problem() {
    if (!base.unit().fits(candidate.unit())) {
      return "units " + base.unit().text() + " and " + candidate.unit().text();
    }
    String ofBase = base.problem();
    String ofCandidate = candidate.problem();
    if (ofBase == null || ofBase.equals(ofCandidate)) {
      return ofBase == null && ofCandidate != null ? "candidate: " + ofCandidate : ofBase;
    }
    return "base: " + ofBase;
  }

  private static Cell in(Unit unit, Cell cell) {
    double factor = cell.unit().in(unit);
    return factor == 1
        ? cell
        : new Cell(
            unit,
            cell.score().times(factor),
            cell.forks().stream().map(fork -> fork * factor).toList(),
            null,
            null,
            cell.notes());
  }
}
