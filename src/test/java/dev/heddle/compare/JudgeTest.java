package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.stats.Difference;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What may be said of rows, and what never changes it. */
class JudgeTest {

  private static final double[] TEN = {10, 10.1, 9.9, 10.05, 9.95};

  @Test
  void aSlowerRowIsARegression() {
    assertThat(verdict(TEN, times(1.1))).isInstanceOf(Verdict.Regressed.class);
  }

  @Test
  void aFasterRowIsAnImprovement() {
    assertThat(verdict(TEN, times(0.9))).isInstanceOf(Verdict.Improved.class);
  }

  @Test
  void theUnitSaysWhatIsBetter() {
    assertThat(verdict(Unit.Direction.MORE, TEN, times(1.1))).isInstanceOf(Verdict.Improved.class);
    assertThat(verdict(Unit.Direction.NONE, TEN, times(1.1))).isInstanceOf(Verdict.Differs.class);
    assertThat(verdict(Unit.Direction.NONE, TEN, times(0.5))).isInstanceOf(Verdict.Differs.class);
  }

  @Test
  void aSmallChangeIsNoneHoweverSure() {
    double[] exact = {10, 10.001, 9.999, 10, 10};
    double[] slower = Arrays.stream(exact).map(value -> 1.02 * value).toArray();

    Verdict verdict = verdict(exact, slower);

    assertThat(verdict).isInstanceOf(Verdict.Equivalent.class);
    assertThat(verdict.change().p()).isLessThan(1e-6);
  }

  /** However sure they are: their p would loosen the level of the rows that may be told. */
  @Test
  void rowsWithinTheThresholdDoNotChangeWhatIsSaidOfOthers() {
    double[] a = {1000, 1001, 999, 1000, 1002};
    double[] b = {2000, 2002, 1998, 2001, 1999};
    Evidence row =
        less(new double[] {100, 103, 98, 104, 97}, new double[] {105, 108, 103, 110, 101});
    double[] same = {1000, 1001, 999.5, 1000, 1002};
    double[] likewise = {2000, 2002.5, 1998, 2001, 1999};

    List<Verdict> oneSlower =
        new Judge(Rule.DEFAULT).verdicts(List.of(less(a, plus(10, a)), less(b, plus(20, b)), row));
    List<Verdict> unchanged =
        new Judge(Rule.DEFAULT).verdicts(List.of(less(a, same), less(b, likewise), row));

    for (List<Verdict> verdicts : List.of(oneSlower, unchanged)) {
      assertThat(verdicts.get(0)).isInstanceOf(Verdict.Equivalent.class);
      assertThat(verdicts.get(1)).isInstanceOf(Verdict.Equivalent.class);
      assertThat(verdicts.get(2)).isInstanceOf(Verdict.Inconclusive.class);
      assertThat(verdicts.get(2).change().adjusted()).isCloseTo(0.140007407538, within(1e-9));
    }
    assertThat(oneSlower.getFirst().change().p()).isLessThan(1e-6);
    assertThat(oneSlower.getFirst().change().adjusted()).isOne();
  }

  private static Evidence less(double[] base, double[] candidate) {
    return evidence(Unit.Direction.LESS, base, candidate);
  }

  private static double[] plus(double more, double[] values) {
    return Arrays.stream(values).map(value -> value + more).toArray();
  }

  @Test
  void whatSpreadHidesIsInconclusiveAndSaysHowManyForks() {
    Verdict verdict = verdict(new double[] {10, 12, 11, 9}, new double[] {10, 12.5, 11, 10});

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Inconclusive.class,
            open -> assertThat(open.forksNeeded().orElse(0)).isGreaterThan(20));
  }

  /** Five pairs that one look finds at p = .02, and five looks at a fifth of the level do not. */
  @Test
  void whoLooksAgainAndAgainNeedsMoreToBeSure() {
    Evidence row = paired(0.03, 0.09, 0.05, 0.02, 0.11);

    assertThat(judged(row, Rule.DEFAULT)).isInstanceOf(Verdict.Regressed.class);
    assertThat(judged(row, Rule.DEFAULT.untilVerdict())).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void thatNothingChangedMustBeSurerTooWhereItIsLookedForAgainAndAgain() {
    Evidence row = paired(0.015, -0.02, 0.01, -0.015, 0.01);

    assertThat(judged(row, Rule.DEFAULT)).isInstanceOf(Verdict.Equivalent.class);
    assertThat(judged(row, Rule.DEFAULT.untilVerdict())).isInstanceOf(Verdict.Inconclusive.class);
  }

  private static Verdict judged(Evidence row, Rule rule) {
    return new Judge(rule).verdicts(List.of(row)).getFirst();
  }

  /** Rounds in which the candidate takes that much longer, on logarithms. */
  private static Evidence paired(double... longer) {
    double[] above = Arrays.stream(longer).map(Math::exp).toArray();
    double[] below = Arrays.stream(longer).map(_ -> 1).toArray();
    Difference difference = Difference.paired(above, below);
    return evidence(Unit.Direction.LESS, difference, longer.length);
  }

  @Test
  void whoWantsToBeCertainAsksTheWholeIntervalToBeBeyondTheThreshold() {
    Rule certain = Rule.DEFAULT.certain(true);
    Evidence clear = less(TEN, times(1.1));
    Evidence near = less(TEN, times(1.035));

    assertThat(judged(near, Rule.DEFAULT)).isInstanceOf(Verdict.Regressed.class);
    assertThat(judged(near, certain)).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(judged(clear, certain)).isInstanceOf(Verdict.Regressed.class);
    assertThat(judged(less(times(1.1), TEN), certain)).isInstanceOf(Verdict.Improved.class);
    assertThat(judged(less(TEN, TEN), certain)).isInstanceOf(Verdict.Equivalent.class);
  }

  @RepeatedTest(20)
  void whereOnlyKindsAreToldTheyAreTheSame(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Evidence> rows = new ArrayList<>();
    for (int row = 0; row < 40; row++) {
      rows.add(less(forks(random, 0), forks(random, 0.05 * random.nextGaussian())));
    }

    for (Rule rule : List.of(Rule.DEFAULT, Rule.DEFAULT.certain(true))) {
      assertThat(Judge.ofKinds(rule).verdicts(rows).stream().map(Verdict::word))
          .containsExactlyElementsOf(
              new Judge(rule).verdicts(rows).stream().map(Verdict::word).toList());
    }
  }

  @RepeatedTest(20)
  void theIntervalThatIsShownIsTheOneThatIsBeyond(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Evidence> rows = new ArrayList<>();
    for (int row = 0; row < 40; row++) {
      rows.add(less(forks(random, 0), forks(random, 0.1 * random.nextGaussian())));
    }

    List<Verdict> plain = new Judge(Rule.DEFAULT).verdicts(rows);
    List<Verdict> certain = new Judge(Rule.DEFAULT.certain(true)).verdicts(rows);

    for (int row = 0; row < rows.size(); row++) {
      if (certain.get(row).changed()) {
        Interval shown = Objects.requireNonNull(certain.get(row).change().shown().interval());
        assertThat(shown.low() > 1.03 || shown.high() < 1 / 1.03).isTrue();
        assertThat(plain.get(row).word()).isEqualTo(certain.get(row).word());
      }
    }
    assertThat(certain.stream().filter(Verdict::changed).count())
        .isLessThan(plain.stream().filter(Verdict::changed).count());
  }

  @Test
  void oneForkIsInsufficient() {
    Evidence row =
        new Evidence(
            Difference.unpaired(new double[] {20}, new double[] {10}),
            10,
            0,
            1,
            new Bar(Math.log(1.03), 0, Unit.Direction.LESS),
            new Lack("one fork a side", Lack.Whose.BOTH));

    Verdict verdict = new Judge(Rule.DEFAULT).verdicts(List.of(row)).getFirst();

    assertThat(verdict).isInstanceOf(Verdict.Insufficient.class);
    assertThat(verdict.change().ratio().value()).isCloseTo(2, within(1e-12));
  }

  @Test
  void withoutSpreadTheThresholdAloneDecides() {
    double[] same = {5, 5, 5};

    assertThat(verdict(same, same)).isInstanceOf(Verdict.Equivalent.class);
    assertThat(verdict(same, new double[] {5.1, 5.1})).isInstanceOf(Verdict.Equivalent.class);
    assertThat(verdict(same, new double[] {5.2, 5.2})).isInstanceOf(Verdict.Regressed.class);
  }

  @Test
  void manyRowsAreOneFamily() {
    List<Evidence> rows = new ArrayList<>();
    rows.add(evidence(Unit.Direction.LESS, TEN, new double[] {10.4, 10.1, 10.6, 10.5, 10.45}));
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      rows.add(evidence(Unit.Direction.LESS, forks(random, 0), forks(random, 0)));
    }

    Verdict alone = new Judge(Rule.DEFAULT).verdicts(rows.subList(0, 1)).getFirst();
    Verdict amongMany = new Judge(Rule.DEFAULT).verdicts(rows).getFirst();
    Rule each = new Rule(0.03, 0.01, Rule.Correction.NONE);
    Verdict uncorrected = new Judge(each).verdicts(rows).getFirst();

    assertThat(alone).isInstanceOf(Verdict.Regressed.class);
    assertThat(amongMany).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(uncorrected).isInstanceOf(Verdict.Regressed.class);
  }

  @Test
  void intervalsOfPickedRowsAreWider() {
    List<Evidence> rows =
        List.of(
            evidence(Unit.Direction.LESS, TEN, times(1.2)),
            evidence(Unit.Direction.LESS, TEN, TEN),
            evidence(Unit.Direction.LESS, TEN, TEN),
            evidence(Unit.Direction.LESS, TEN, TEN));

    List<Verdict> verdicts = new Judge(Rule.DEFAULT).verdicts(rows);

    Change changed = verdicts.getFirst().change();
    Interval shown = Objects.requireNonNull(changed.shown().interval());
    // one of four was picked: the level is a quarter of 5 %
    assertThat(shown).isEqualTo(Difference.unpaired(times(1.2), TEN).estimate(0.05 / 4).interval());
    assertThat(verdicts.getLast().change().shown()).isEqualTo(verdicts.getLast().change().ratio());
  }

  @RepeatedTest(30)
  void swappingTheSidesMirrorsEveryVerdict(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Evidence> forth = new ArrayList<>();
    List<Evidence> back = new ArrayList<>();
    for (int row = 0; row < 20; row++) {
      double[] base = forks(random, 0);
      double[] candidate = forks(random, 0.1 * random.nextGaussian());
      Unit.Direction direction = List.of(Unit.Direction.values()).get(row % 3);
      forth.add(evidence(direction, base, candidate));
      back.add(evidence(direction, candidate, base));
    }

    List<Verdict> ahead = new Judge(Rule.DEFAULT).verdicts(forth);
    List<Verdict> mirrored = new Judge(Rule.DEFAULT).verdicts(back);

    for (int row = 0; row < ahead.size(); row++) {
      assertThat(mirrored.get(row).word()).isEqualTo(mirror(ahead.get(row)));
      assertThat(mirrored.get(row).change().p())
          .isCloseTo(ahead.get(row).change().p(), within(1e-9));
    }
  }

  @RepeatedTest(10)
  void timesAndRatesOfTheSameForksGiveTheSameVerdicts(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Evidence> times = new ArrayList<>();
    List<Evidence> rates = new ArrayList<>();
    List<Evidence> scaled = new ArrayList<>();
    for (int row = 0; row < 20; row++) {
      double[] base = forks(random, 0);
      double[] candidate = forks(random, 0.1 * random.nextGaussian());
      times.add(evidence(Unit.Direction.LESS, base, candidate));
      rates.add(evidence(Unit.Direction.MORE, inverse(base), inverse(candidate)));
      scaled.add(evidence(Unit.Direction.LESS, scaled(base), scaled(candidate)));
    }

    List<String> words = words(times);
    assertThat(words(rates)).isEqualTo(words);
    assertThat(words(scaled)).isEqualTo(words);
  }

  private static List<String> words(List<Evidence> rows) {
    return new Judge(Rule.DEFAULT)
        .verdicts(rows).stream()
            .map(Verdict::toString)
            .map(text -> text.substring(0, text.indexOf('[')))
            .toList();
  }

  private static String mirror(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Regressed _ -> "improved";
      case Verdict.Improved _ -> "regressed";
      case Verdict.Differs _,
          Verdict.Equivalent _,
          Verdict.Inconclusive _,
          Verdict.Insufficient _ ->
          verdict.word();
    };
  }

  private static Verdict verdict(double[] base, double[] candidate) {
    return verdict(Unit.Direction.LESS, base, candidate);
  }

  private static Verdict verdict(Unit.Direction direction, double[] base, double[] candidate) {
    return new Judge(Rule.DEFAULT)
        .verdicts(List.of(evidence(direction, base, candidate)))
        .getFirst();
  }

  private static Evidence evidence(Unit.Direction direction, double[] base, double[] candidate) {
    Difference difference = Difference.unpaired(candidate, base);
    return evidence(direction, difference, base.length);
  }

  private static Evidence evidence(Unit.Direction direction, Difference difference, int forks) {
    return new Evidence(
        difference, Double.NaN, 0, forks, new Bar(Math.log(1.03), 0, direction), null);
  }

  private static double[] times(double factor) {
    return Arrays.stream(TEN).map(value -> factor * value).toArray();
  }

  private static double[] inverse(double[] values) {
    return Arrays.stream(values).map(value -> 1 / value).toArray();
  }

  private static double[] scaled(double[] values) {
    return Arrays.stream(values).map(value -> 1e6 * value).toArray();
  }

  private static double[] forks(Random random, double log) {
    return random.doubles(5).map(_ -> 10 * Math.exp(log + 0.03 * random.nextGaussian())).toArray();
  }
}
