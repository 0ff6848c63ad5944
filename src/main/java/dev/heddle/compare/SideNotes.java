package dev.heddle.compare;

import java.util.List;

/** Tells of each side's footnotes whose they are. */
record SideNotes(SideNames sides) {

  void add(List<Footnote> base, List<Footnote> candidate, List<Footnote> notes) {
    for (Footnote note : base) {
      if (told(note)) {
        boolean both = candidate.stream().anyMatch(other -> other.text().equals(note.text()));
        notes.add(PairWords.ofSide(both ? PairWords.BOTH_SIDES : sides.base(), note));
      }
    }
    for (Footnote note : candidate) {
      if (told(note) && base.stream().noneMatch(other -> other.text().equals(note.text()))) {
        notes.add(PairWords.ofSide(sides.candidate(), note));
      }
    }
  }

  /** What the verdict says itself is not said again. */
  private static boolean told(Footnote note) {
    return switch (note.kind()) {
      case ONE_FORK, NO_RAW_VALUES, NOT_FINITE, NOT_POSITIVE -> false;
      default -> true;
    };
  }
}
