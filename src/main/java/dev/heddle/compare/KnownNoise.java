package dev.heddle.compare;

import dev.heddle.result.RowId;
import dev.heddle.stats.RunNoise;
import dev.heddle.stats.RunSpread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known beforehand of the noise between runs. */
@FunctionalInterface
public interface KnownNoise {

  /** Nothing. */
  KnownNoise NOTHING = _ -> null;

  /** What runs of a row differ by, on logarithms; null where that is not known. */
  @Nullable RunNoise of(RowId row);

  /** The repeated runs that tell it, one by one; null where they are not known. */
  default @Nullable RunSpread runs(RowId row) {
    return null;
  }

  /** Where it comes from, in a few words; empty where there is nothing. */
  default String source() {
    return "";
  }

  /** What a reader must know before it is believed of these sides. */
  default List<Footnote> notes(Side base, Side candidate) {
    return List.of();
  }
}
