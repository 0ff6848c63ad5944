package dev.heddle.compare;

import dev.heddle.result.RowId;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Prior;
import dev.heddle.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the past tells of a row that both sides have. */
record PastPair(Pair pair, Past past) {

  /** With fewer forks a side than this, all of a side may lie in one of two clusters by chance. */
  private static final int FEWEST = 4;

  /** The difference of independent sides with what is known of their forks. */
  Difference of(Sample above, Sample below, Difference alone) {
    Prior ofAbove = past.forks(candidate());
    Prior ofBelow = past.forks(base());
    return ofAbove == null || ofBelow == null
        ? alone
        : Difference.unpaired(above, below, ofAbove, ofBelow);
  }

  /** The difference of pairs with what is known of earlier ones. */
  Difference of(Difference pairs) {
    Prior prior = past.pairs(candidate(), base());
    return prior == null ? pairs : pairs.with(prior);
  }

  /**
   * The same row; where its forks are known to fall into two clusters that is told, and of fewer
   * than four forks a side nothing is.
   */
  Pair.Weighed weighed(Pair.Weighed row) {
    double apart = Math.max(past.clusters(base()), past.clusters(candidate()));
    if (apart <= RowSample.CLUSTERS_APART) {
      return row;
    }
    List<Footnote> notes = new ArrayList<>(row.past());
    notes.add(PairWords.earlierClusters(apart));
    Evidence evidence = row.evidence();
    return new Pair.Weighed(
        row.pair(),
        row.base(),
        row.candidate(),
        evidence.lack() == null ? evidence.with(few()) : evidence,
        row.noise(),
        notes);
  }

  private @Nullable Lack few() {
    boolean ofBase = pair.base().forks() < FEWEST;
    boolean ofCandidate = pair.candidate().forks() < FEWEST;
    return !ofBase && !ofCandidate
        ? null
        : new Lack(
            LackWords.fewOfTwoClusters(FEWEST),
            ofBase && ofCandidate
                ? Lack.Whose.BOTH
                : ofBase ? Lack.Whose.BASE : Lack.Whose.CANDIDATE);
  }

  private RowId base() {
    return pair.base().rows().getFirst().id();
  }

  private RowId candidate() {
    return pair.candidate().rows().getFirst().id();
  }
}
