package dev.heddle.process;

/** What the workers of a pool have of an ahead-of-time cache of their classes. */
public enum CacheUse {
  /** They start without one. */
  NONE,

  /**
   * They start from one that is there already. Where there is none, it is made later for the pools
   * that come after: when this one has had nothing to do for two seconds or has closed, by a
   * process of the lowest priority that ends by itself within minutes.
   */
  FOUND,

  /** The pool makes it before they start, in some seconds, where there is none. */
  MADE
}
