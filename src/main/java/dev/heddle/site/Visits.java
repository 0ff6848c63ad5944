package dev.heddle.site;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often each page was asked for: so its delays come in the same order whoever else asks for
 * what meanwhile. Pages whose indices are {@value #PAGES} apart share a count.
 */
final class Visits {

  private static final int PAGES = 4096;

  private final AtomicLongArray counts = new AtomicLongArray(PAGES);

  /** Forgets all visits, so that every page's delays begin anew. */
  void clear() {
    for (int i = 0; i < PAGES; i++) {
      counts.set(i, 0);
    }
  }

  /** How often page {@code index} was asked for before, and counts this time. */
  long next(int index) {
    return counts.getAndIncrement(index % PAGES);
  }
}
