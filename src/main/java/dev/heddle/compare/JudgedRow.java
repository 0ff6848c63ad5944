package dev.heddle.compare;

import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that both sides have.
 *
 * @param row what it is
 * @param name a short name that no other row of the comparison has
 * @param fullName a name that is the same in every comparison
 * @param base the base's figures
 * @param candidate the candidate's figures, in the same unit
 * @param verdict what may be said
 * @param ofIterations the ratio with a 95 % interval from the iterations, where forks give none;
 *     null where they do, or nothing does
 * @param notes what a reader must know
 */
public record JudgedRow(
    RowId row,
    String name,
    String fullName,
    Cell base,
    Cell candidate,
    Verdict verdict,
    @Nullable Estimate ofIterations,
    List<Footnote> notes) {

  /** Whether only what goes on inside its forks keeps it from a verdict of change. */
  public boolean unsteady() {
    return notes.stream().anyMatch(note -> note.kind() == Footnote.Kind.UNSTEADY);
  }

  /** Whether the base could be judged by, and the candidate cannot. */
  public boolean lacking() {
    return verdict instanceof Verdict.Insufficient little
        && little.lack().whose() == Lack.Whose.CANDIDATE;
  }
}
