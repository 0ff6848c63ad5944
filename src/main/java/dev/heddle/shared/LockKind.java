package dev.heddle.shared;

import dev.heddle.id.Identified;
import java.util.List;

/** The locks that there are, by the id that a person types. */
public enum LockKind implements Identified {
  SYNCHRONIZED("The monitor of an object."),
  REENTRANT("A ReentrantLock: whoever comes first takes it."),
  REENTRANT_FAIR("A fair ReentrantLock: whoever waits longest takes it."),
  ATOMIC("A compare-and-set on the heap; whoever waits parks for short times."),
  FILE("A lock of the operating system on a file."),
  OWNER_WORD("A compare-and-set of the owner in mapped memory."),
  ROBUST_MUTEX("A robust process-shared mutex of POSIX threads, Linux only.");

  private final String description;

  LockKind(String description) {
    this.description = description;
  }

  /**
   * The kind called {@code id}.
   *
   * @throws dev.heddle.id.UnknownIdException if there is none; tells which there are
   */
  public static LockKind of(String id) {
    return Identified.of(LockKind.class, "lock", id);
  }

  /** The ids of all kinds, those of the heap first. */
  public static List<String> ids() {
    return Identified.ids(LockKind.class);
  }

  /** What it is, in one sentence. */
  public String description() {
    return description;
  }

  /** Whether it keeps processes apart, and not only threads of one. */
  public boolean crossesProcesses() {
    return this == FILE || this == OWNER_WORD || this == ROBUST_MUTEX;
  }

  /** Whether there is one on this system; looking costs a new JVM tens of milliseconds. */
  public boolean available() {
    return this != ROBUST_MUTEX || Pthreads.available();
  }

  @Override
  public String toString() {
    return id();
  }
}
