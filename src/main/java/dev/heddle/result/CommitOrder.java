package dev.heddle.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** In which order commits came. */
public interface CommitOrder {

  /**
   * The place of a commit.
   *
   * @param position how many commits came before it
   * @param commit its whole name
   * @param time when it was made; null where that is not known
   */
  record Place(int position, String commit, @Nullable Instant time) {}

  /** The place of what {@code name} stands for, a commit, its beginning or a tag; null for none. */
  @Nullable Place of(String name);
}
