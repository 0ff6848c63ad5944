package dev.heddle.compare;

import dev.heddle.result.RowId;
import java.util.List;

/**
 * A row that both sides have.
 *
 * @param row what it is
 * @param name a short name that no other row of the comparison has
 * @param fullName a name that is the same in every comparison
 * @param base the base's figures
 * @param candidate the candidate's figures, in the same unit
 * @param verdict what may be said
 * @param notes what a reader must know
 */
public record JudgedRow(
    RowId row,
    String name,
    String fullName,
    Cell base,
    Cell candidate,
    Verdict verdict,
    List<Footnote> notes) {

  /** Whether the base could be judged by, and the candidate cannot. */
  public boolean lacking() {
    return verdict instanceof Verdict.Insufficient little
        && little.lack().whose() == Lack.Whose.CANDIDATE;
  }
}
