package dev.heddle.workload;

import dev.heddle.id.Identified;

/** What a task waits for after it wrote a file. */
public enum Sync implements Identified {
  /** Nothing: the system writes it when it likes. */
  NONE,
  /** Until its data are on the device, as {@code fdatasync}. */
  DATA,
  /** Until its data and all that is known about it are there, as {@code fsync}. */
  ALL;

  /**
   * The one called {@code id}.
   *
   * @throws dev.heddle.id.UnknownIdException if there is none
   */
  public static Sync of(String id) {
    return Identified.of(Sync.class, "sync", id);
  }
}
