package dev.heddle.compare;

import java.util.List;

/** Says what a reader must know of how a row came to its verdict. */
record PairNotes(Pair.Weighed row, Verdict verdict) {

  void add(List<Footnote> notes) {
    Evidence evidence = row.evidence();
    if (row.pair().key().occurrence() > 0) {
      notes.add(PairWords.TWICE);
    }
    if (evidence.lack() != null) {
      Lack uneven =
          row.pair().lacks().uneven(row.pair().base().forks(), row.pair().candidate().forks());
      if (evidence.difference().testable() && evidence.lack().equals(uneven)) {
        notes.add(PairWords.UNEVEN);
      }
      return;
    }
    boolean exact = row.past().stream().anyMatch(note -> note.kind() == Footnote.Kind.EXACT);
    if (evidence.difference().squaredError() == 0 && !exact) {
      notes.add(PairWords.NO_SPREAD);
    }
    if (evidence.bar().direction() == Unit.Direction.NONE) {
      notes.add(PairWords.NO_DIRECTION);
    }
    Footnote inside = evidence.insides() == null ? null : evidence.insides().note();
    if (inside != null && (verdict.changed() || !evidence.steady())) {
      notes.removeIf(note -> note.kind() == Footnote.Kind.SCATTERED);
      notes.add(inside);
    }
    outright(evidence, exact, notes);
    if (verdict instanceof Verdict.Differs(_, boolean belowFloor) && belowFloor) {
      notes.add(PairWords.belowFloor(floor(evidence, exact)));
    }
  }

  /** The floor of what is exact is higher, where the usual one is passed. */
  private String floor(Evidence evidence, boolean exact) {
    Unit unit = row.base().unit();
    Floor usual = Floor.of(unit);
    ExactMetric metric = exact ? ExactMetric.of(unit) : null;
    return metric == null || Math.abs(evidence.apart()) <= usual.least(unit)
        ? usual.words()
        : metric.words();
  }

  private void outright(Evidence evidence, boolean exact, List<Footnote> notes) {
    if (evidence.difference().known() || evidence.apart() == 0) {
      return;
    }
    String floor = Floor.of(row.base().unit()).words();
    if (verdict instanceof Verdict.Equivalent && !exact) {
      notes.add(PairWords.harness(floor));
      return;
    }
    boolean zero = row.base().score().value() == 0 || row.candidate().score().value() == 0;
    notes.add(PairWords.noRatio(zero, floor));
  }
}
