package dev.heddle.compare;

import dev.heddle.result.KnownForks;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Matches the rows of two sides and has them judged. */
public final class Comparing {

  private final Rule rule;
  private final String metric;
  private final Predicate<String> chosen;
  private final KnownNoise calibrated;
  private final Past past;
  private final @Nullable String told;

  /**
   * Compares by {@code rule}.
   *
   * @param metric a metric's name, or {@link Tables#SCORE}
   * @param chosen which rows, by what is found in their names, whole or as tables have them
   * @param calibrated what runs of a row are known to differ by
   */
  public Comparing(Rule rule, String metric, Predicate<String> chosen, KnownNoise calibrated) {
    this(rule, metric, chosen, calibrated, Past.NOTHING);
  }

  /**
   * The same with what rows' own earlier forks tell.
   *
   * @param past it is part of the error of sides whose runs are not in question
   */
  public Comparing(
      Rule rule, String metric, Predicate<String> chosen, KnownNoise calibrated, Past past) {
    this(rule, metric, chosen, calibrated, past, null);
  }

  private Comparing(
      Rule rule,
      String metric,
      Predicate<String> chosen,
      KnownNoise calibrated,
      Past past,
      @Nullable String told) {
    this.past = past;
    this.rule = rule;
    this.metric = metric;
    this.chosen = chosen;
    this.calibrated = calibrated;
    this.told = told;
  }

  /** The same, with a footnote on another metric where both sides have it: that fails nothing. */
  public Comparing telling(String other) {
    return new Comparing(rule, metric, chosen, calibrated, past, other);
  }

  /** The same for a run that went on until its rows had verdicts. */
  public Comparing untilVerdict() {
    return new Comparing(rule.untilVerdict(), metric, chosen, calibrated, past, told);
  }

  /** The secondary metrics whose values it looks at. */
  public Set<String> reads() {
    Set<String> read = new HashSet<>(Metric.parts(metric));
    read.addAll(LockCounters.METRICS);
    if (told != null) {
      read.add(told);
    }
    return read;
  }

  /**
   * Compares two sides that were measured separately.
   *
   * @throws UnknownMetricException where neither has such a metric
   */
  public Comparison compare(Side base, Side candidate) throws UnknownMetricException {
    ChosenRows rows = chosen(base, candidate);
    Function<RowId, @Nullable RowId> identity =
        row -> rows.has(new MatchedRows.Key(row, 0)) ? row : null;
    return compare(
        Comparison.Question.CHANGE, base, candidate, SideNames.USUAL, false, identity, identity);
  }

  /**
   * Compares two values of a parameter inside one run, round by round where it has rounds.
   *
   * @throws UnknownMetricException where the run has no such metric
   */
  public Comparison compare(ResultSet run, Within within) throws UnknownMetricException {
    Side side = new Side(List.of(run));
    ChosenRows rows = chosen(side);
    return plannedAs(run, within)
        .compare(
            within.ofStates(run) ? Comparison.Question.CHANGE : Comparison.Question.CONTENDERS,
            side,
            side,
            new SideNames(within.base(), within.candidate()),
            true,
            row ->
                rows.has(new MatchedRows.Key(row, 0)) ? within.without(row, within.base()) : null,
            row ->
                rows.has(new MatchedRows.Key(row, 0))
                    ? within.without(row, within.candidate())
                    : null);
  }

  /**
   * Where a run had as many forks of a row as its noise needs, that makes its level stricter; and
   * what it was planned by goes into its scores, where nobody says what else does.
   */
  private Comparing plannedAs(ResultSet run, Within within) {
    KnownForks known = run.run() == null ? null : run.run().plan().known();
    if (known == null || !within.ofStates(run)) {
      return this;
    }
    Past all =
        past.source().isEmpty() && metric.equals(Tables.SCORE)
            ? new PastOfStates(new Remembered(known), within.param())
            : past;
    return new Comparing(rule.planned(), metric, chosen, calibrated, all, told);
  }

  private ChosenRows chosen(Side... sides) {
    return new ChosenRows(
        chosen, Arrays.stream(sides).flatMap(side -> side.sets().stream()).toList());
  }

  private Comparison compare(
      Comparison.Question question,
      Side base,
      Side candidate,
      SideNames called,
      boolean interleaved,
      Function<RowId, @Nullable RowId> ofBase,
      Function<RowId, @Nullable RowId> ofCandidate)
      throws UnknownMetricException {
    List<ResultSet> sets = new ArrayList<>(base.sets());
    if (!interleaved) {
      sets.addAll(candidate.sets());
    }
    Metric which = Metric.named(metric, sets);
    Map<MatchedRows.Key, Measurement> left = SideRows.of(base, which, ofBase);
    Map<MatchedRows.Key, Measurement> right = SideRows.of(candidate, which, ofCandidate);
    Set<MatchedRows.Key> all = new LinkedHashSet<>(left.keySet());
    all.addAll(right.keySet());
    RowNames names = new RowNames(sets, all.stream().map(MatchedRows.Key::id).distinct().toList());

    List<Pair> pairs = pairs(left, right, names::of, called);
    List<LoneRow> missing = new ArrayList<>();
    List<LoneRow> added = new ArrayList<>();
    for (MatchedRows.Key key : all) {
      Measurement one = left.get(key);
      Measurement other = right.get(key);
      if (other == null || !other.measured()) {
        missing.add(lone(key, names, one, other, metricless(which, right, candidate)));
      } else if (one == null || !one.measured()) {
        added.add(lone(key, names, other, one, metricless(which, left, base)));
      }
    }
    SetupNotes setups = new SetupNotes();
    pairs.forEach(
        pair -> setups.compare(pair.base().rows().getFirst(), pair.candidate().rows().getFirst()));
    RunsNoise noise = interleaved ? RunsNoise.NONE : new RunsNoise(pairs, calibrated);
    List<Pair.Weighed> weighed =
        pairs.parallelStream().map(pair -> pair.weighed(rule, interleaved, noise, past)).toList();
    List<Verdict> verdicts =
        new Judge(rule).verdicts(weighed.stream().map(Pair.Weighed::evidence).toList());
    List<JudgedRow> rows = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      rows.add(weighed.get(i).judged(verdicts.get(i)));
    }
    List<Footnote> notes =
        new ArrayList<>(interleaved ? List.of() : RulerNotes.of(base, candidate));
    notes.addAll(setups.notes(base, candidate));
    notes.addAll(ofAll(weighed, missing, added));
    if (!interleaved) {
      notes.addAll(calibrated.notes(base, candidate));
    }
    if (told != null && Metric.has(base.sets(), told) && Metric.has(candidate.sets(), told)) {
      Metric other = Metric.named(told, sets);
      Map<MatchedRows.Key, Measurement> below = SideRows.of(base, other, ofBase);
      Map<MatchedRows.Key, Measurement> above = SideRows.of(candidate, other, ofCandidate);
      notes.add(told(question, pairs(below, above, _ -> "", called), interleaved));
    }
    GeometricMean mean = AllRows.of(weighed, interleaved, noise);
    notes.addAll(NoiseNotes.of(weighed, calibrated, past, interleaved ? null : mean));
    return new Comparison(
        question,
        which.name(),
        rule,
        called.base(),
        called.candidate(),
        Tables.runs(base.sets()),
        Tables.runs(candidate.sets()),
        names.shared(),
        rows,
        missing,
        added,
        mean,
        notes);
  }

  /** The rows that both sides have measured, in the order of the first. */
  private static List<Pair> pairs(
      Map<MatchedRows.Key, Measurement> base,
      Map<MatchedRows.Key, Measurement> candidate,
      Function<MatchedRows.Key, String> name,
      SideNames called) {
    List<Pair> pairs = new ArrayList<>();
    base.forEach((key, one) -> {
      Measurement other = candidate.get(key);
      if (other != null && one.measured() && other.measured()) {
        pairs.add(new Pair(key, name.apply(key), called, one, other));
      }
    });
    return pairs;
  }

  /** What another metric says, in a line: no more than the verdicts is needed for it. */
  private Footnote told(Comparison.Question question, List<Pair> pairs, boolean interleaved) {
    RunsNoise noise = interleaved ? RunsNoise.NONE : new RunsNoise(pairs, KnownNoise.NOTHING);
    List<Pair.Weighed> weighed =
        pairs.parallelStream()
            .map(pair -> pair.weighed(rule, interleaved, noise, Past.NOTHING))
            .toList();
    List<Verdict> verdicts =
        Judge.ofKinds(rule).verdicts(weighed.stream().map(Pair.Weighed::evidence).toList());
    List<JudgedRow> rows = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      rows.add(weighed.get(i).judgedBarely(verdicts.get(i)));
    }
    return PairWords.told(String.valueOf(told), Comparison.words(question, rows));
  }

  /** Why a side has no row at all, where that is for want of the metric; else empty. */
  private static String metricless(
      Metric metric, Map<MatchedRows.Key, Measurement> rows, Side side) {
    boolean there = side.sets().stream().anyMatch(set -> !set.rows().isEmpty());
    return rows.isEmpty() && there ? LackWords.noMetric(metric.name()) : "";
  }

  private static LoneRow lone(
      MatchedRows.Key key,
      RowNames names,
      @Nullable Measurement here,
      @Nullable Measurement there,
      String whyNotThere) {
    boolean measured = here != null && here.measured();
    String why =
        there == null
            ? whyNotThere
            : there.runs().stream()
                .flatMap(run -> run.notes().stream())
                .filter(note ->
                    note.kind() == Footnote.Kind.FAILED
                        || note.kind() == Footnote.Kind.NOT_MEASURED)
                .map(Footnote::sentence)
                .findFirst()
                .orElse(measured ? LackWords.NOT_MEASURED : LackWords.MEASURED_BY_NEITHER);
    return new LoneRow(key.id(), names.of(key), RowNames.full(key), why, measured && there != null);
  }

  private static List<Footnote> ofAll(
      List<Pair.Weighed> rows, List<LoneRow> missing, List<LoneRow> added) {
    List<Footnote> notes = new ArrayList<>();
    if (!rows.isEmpty() && !(missing.isEmpty() && added.isEmpty())) {
      notes.add(PairWords.ROWS_DIFFER);
    }
    int unjudged = rows.size() - AllRows.judgeable(rows).size();
    if (unjudged > 0) {
      notes.add(PairWords.meanOfJudged(unjudged, rows.size()));
    }
    return notes;
  }
}
