package dev.heddle.compare;

import dev.heddle.stats.Difference;
import dev.heddle.stats.Estimate;
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
 * @param sides what the sides are called
 * @param base what the base says
 * @param candidate what the candidate says
 */
record Pair(
    MatchedRows.Key key, String name, SideNames sides, Measurement base, Measurement candidate) {

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
  record Weighed(
      Pair pair, Cell base, Cell candidate, Evidence evidence, Noise noise, List<Footnote> past) {

    /** Without a past. */
    Weighed(Pair pair, Cell base, Cell candidate, Evidence evidence, Noise noise) {
      this(pair, base, candidate, evidence, noise, List.of());
    }

    JudgedRow judged(Verdict verdict) {
      List<Footnote> notes = new ArrayList<>();
      new SideNotes(pair.sides).add(base.notes(), candidate.notes(), notes);
      notes.addAll(past);
      new PairNotes(this, verdict).add(notes);
      return new JudgedRow(
          pair.key.id(),
          pair.name,
          RowNames.full(pair.key),
          base,
          candidate,
          verdict,
          pair.ofIterations(verdict),
          notes);
    }

    /** The same without a word on how it came to that. */
    JudgedRow judgedBarely(Verdict verdict) {
      return new JudgedRow(pair.key.id(), pair.name, "", base, candidate, verdict, null, List.of());
    }

    /** The same, with a look inside its forks where it could be reported as changed. */
    Weighed looked(Rule rule, boolean paired) {
      boolean could =
          evidence.tested()
              && evidence.beyond()
              && evidence.difference().p() <= rule.ofLook(rule.alpha());
      if (!could) {
        return this;
      }
      Insides insides = Insides.of(pair, evidence.difference(), evidence.bar(), paired);
      return new Weighed(pair, base, candidate, evidence.inside(insides), noise, past);
    }
  }

  /**
   * Weighs the forks of both sides.
   *
   * @param interleaved whether rounds pair the forks of both
   */
  Weighed weighed(Rule rule, boolean interleaved, RunsNoise known, Past past) {
    return new PastPair(this, past).weighed(weigh(rule, interleaved, known, past));
  }

  private Weighed weigh(Rule rule, boolean interleaved, RunsNoise known, Past past) {
    Cell left = base.cell();
    Cell right = candidate.cell();
    Unit unit = left.unit();
    boolean fits = unit.fits(right.unit());
    double one = left.score().value();
    double other = fits ? right.score().value() * right.unit().in(unit) : Double.NaN;
    Bar bar =
        new Bar(
            rule.onLogarithms(),
            Floor.of(unit).onLogarithms(unit, key.id().threads(), one, other),
            unit.direction());
    Lack lack = lacks().of(base, candidate);
    if (lack != null) {
      Evidence evidence = new Evidence(bare(other / one), other - one, 0, 1, bar, lack);
      return new Weighed(this, left, right, evidence, Noise.NONE);
    }
    right = in(unit, right);
    boolean nothing = base.nothing() && candidate.nothing();
    Weighed exact = nothing ? null : new ExactPair(this, rule, past).weighed(left, right, bar);
    if (exact != null) {
      return exact;
    }
    if (outright(left, right)) {
      return outright(left, right, bar);
    }
    RowSample below = base.runs().getFirst();
    RowSample above = candidate.runs().getFirst();
    if (interleaved && below.paired(above)) {
      Difference pairs = above.over(below).times(above.unit().in(below.unit()));
      return paired(left, right, pairs, new PastPair(this, past).of(pairs), bar).looked(rule, true);
    }
    return unpaired(left, right, bar, interleaved, known, past).looked(rule, false);
  }

  /** Finds why nothing can be said of it. */
  Lacks lacks() {
    return new Lacks(sides);
  }

  /** The later half of every fork. */
  Pair later() {
    return new Pair(key, name, sides, base.later(), candidate.later());
  }

  /**
   * The ratio with a 95 % interval from iterations, where there is one fork and thus no other; null
   * where that cannot be had.
   */
  private @Nullable Estimate ofIterations(Verdict verdict) {
    Estimate ratio = verdict.change().ratio();
    if (ratio.interval() != null || !(ratio.value() > 0)) {
      return null;
    }
    Difference inside = candidate.iterations().over(base.iterations());
    return !inside.testable() ? null : inside.times(ratio.value() / inside.ratio()).estimate();
  }

  private static Difference bare(double ratio) {
    return new Difference(
        ratio > 0 && Double.isFinite(ratio) ? Math.log(ratio) : Double.NaN, Double.NaN, Double.NaN);
  }

  /** Whether a side is 0, so that there is no ratio. */
  private boolean outright(Cell left, Cell right) {
    if (base.nothing() && candidate.nothing()) {
      return true;
    }
    if (!base.nothing() && !candidate.nothing()) {
      return false;
    }
    Cell nothing = base.nothing() ? left : right;
    Cell something = base.nothing() ? right : left;
    return nothing.forks().contains(0.0)
        || something.forks().stream()
            .noneMatch(fork -> Floor.of(left.unit()).isHarness(List.of(fork)));
  }

  private Weighed outright(Cell left, Cell right, Bar bar) {
    double one = left.score().value();
    double other = right.score().value();
    Unit unit = left.unit();
    boolean hidden = Floor.of(unit).hides(unit, key.id().threads(), one, other);
    Bar held = new Bar(bar.threshold(), hidden ? Double.POSITIVE_INFINITY : 0, bar.direction());
    boolean harness = base.nothing() && candidate.nothing();
    Evidence evidence =
        new Evidence(Difference.UNKNOWN, other - one, 0, 1, harness ? held.never() : held, null);
    return new Weighed(this, left, right, evidence, Noise.NONE);
  }

  private Weighed paired(Cell left, Cell right, Difference alone, Difference difference, Bar bar) {
    double pairs = Double.isNaN(alone.degreesOfFreedom()) ? 0 : alone.degreesOfFreedom() + 1;
    Lack few = pairs < 2 ? new Lack(LackWords.FEW_ROUNDS, Lack.Whose.BOTH) : null;
    return new Weighed(
        this,
        left,
        right,
        new Evidence(
            difference, apart(left, right), 0, more(difference, alone), pairs, bar, few, null),
        Noise.NONE);
  }

  private Weighed unpaired(
      Cell left, Cell right, Bar bar, boolean interleaved, RunsNoise known, Past past) {
    Sample below = base.sample(left.unit());
    Sample above = candidate.sample(left.unit());
    RunNoise noise = known.of(this);
    Difference alone = Difference.unpaired(above, below, noise);
    boolean inQuestion = noise != null || !(interleaved || past.ofForksAlone());
    Difference all = inQuestion ? alone : new PastPair(this, past).of(above, below, alone);
    boolean ofRuns = below.runs().size() > 1 && above.runs().size() > 1;
    Evidence evidence =
        new Evidence(
            all,
            apart(left, right),
            noise == null ? 0 : noise.lasting(above.shareOfRuns() + below.shareOfRuns()),
            noise == null ? more(all, alone) : noise.degreesOfFreedom(),
            2.0 / (above.perFork() + below.perFork()),
            bar,
            noise == null && all.testable()
                ? lacks().uneven(base.forks(), candidate.forks())
                : null,
            null);
    return new Weighed(
        this,
        left,
        right,
        evidence,
        interleaved ? Noise.NONE : noise != null || ofRuns ? Noise.KNOWN : Noise.UNKNOWN,
        noise != null && noise.excess(above, below) > 0 ? List.of(PairWords.NOISIER) : List.of());
  }

  /** The degrees of freedom that earlier forks add. */
  private static double more(Difference with, Difference alone) {
    double more = with.degreesOfFreedom() - alone.degreesOfFreedom();
    return more > 0 ? more : 0;
  }

  private static double apart(Cell left, Cell right) {
    return right.score().value() - left.score().value();
  }

  private static Cell in(Unit unit, Cell cell) {
    double factor = cell.unit().in(unit);
    return factor == 1
        ? cell
        : new Cell(
            unit,
            cell.score().times(factor),
            cell.forks().stream().map(fork -> fork * factor).toList(),
            cell.notes());
  }
}
