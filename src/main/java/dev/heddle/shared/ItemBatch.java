package dev.heddle.shared;

import java.util.List;
import java.util.Objects;

/** What is asked of several items that go in one step. */
final class ItemBatch {

  private ItemBatch() {}

  /** The first of {@code items}; refuses none, and a null wherever it is. */
  static <T> T first(List<T> items) {
    requireSome(items.size());
    for (T item : items) {
      Objects.requireNonNull(item);
    }
    return items.getFirst();
  }

  /** Refuses to carry nothing. */
  static void requireSome(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(SharingWords.noItems(most));
    }
  }
}
