package dev.heddle.compare;

import java.util.List;

/** Says what a reader must know of how a row came to its verdict. */
record PairNotes(Pair.Weighed row, Verdict verdict) {

  void add(List<Footnote> notes) {
    Evidence evidence = row.evidence();
    if (row.pair().key().occurrence() > 0) {
      note(
          notes,
          Footnote.Kind.TWICE,
          "the row stands more than once in a file: taken in the order of the file");
    }
    if (evidence.lack() != null) {
      Lack uneven =
          row.pair().lacks().uneven(row.pair().base().forks(), row.pair().candidate().forks());
      if (evidence.difference().testable() && evidence.lack().equals(uneven)) {
        note(
            notes,
            Footnote.Kind.UNEVEN,
            "2 or 3 forks against twice as many or more: so few may lie together by chance, and"
                + " nothing is judged by them; measure about as many on both sides");
      }
      return;
    }
    if (evidence.difference().squaredError() == 0) {
      note(
          notes,
          Footnote.Kind.NO_SPREAD,
          "no fork differs from another: judged by the threshold alone");
    }
    if (evidence.bar().direction() == Unit.Direction.NONE) {
      note(notes, Footnote.Kind.NO_DIRECTION, "the unit does not say what is better");
    }
    Footnote inside = evidence.insides() == null ? null : evidence.insides().note();
    if (inside != null && (verdict.changed() || !evidence.steady())) {
      notes.removeIf(note -> note.kind() == Footnote.Kind.SCATTERED);
      notes.add(inside);
    }
    outright(evidence, notes);
    if (verdict instanceof Verdict.Differs(_, boolean belowFloor) && belowFloor) {
      note(
          notes,
          Footnote.Kind.FLOOR,
          "at most "
              + Floor.of(row.base().unit()).words()
              + " apart: no verdict of better or worse below this floor");
    }
  }

  private void outright(Evidence evidence, List<Footnote> notes) {
    if (evidence.difference().known() || evidence.apart() == 0) {
      return;
    }
    String floor = Floor.of(row.base().unit()).words();
    if (verdict instanceof Verdict.Equivalent) {
      note(
          notes,
          Footnote.Kind.HARNESS,
          "below " + floor + " on both sides: that is the harness, not the benchmark");
      return;
    }
    boolean zero = row.base().score().value() == 0 || row.candidate().score().value() == 0;
    note(
        notes,
        Footnote.Kind.NO_RATIO,
        "one side is "
            + (zero ? "0" : "below " + floor)
            + ": no ratio, and the row is not in the geometric mean");
  }

  private static void note(List<Footnote> notes, Footnote.Kind kind, String text) {
    notes.add(new Footnote(kind, text));
  }
}
