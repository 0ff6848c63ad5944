package dev.heddle.shared;

import java.util.Arrays;
import java.util.List;

/** The locks that there are, by the id that a person types. */
public enum LockKind {
  SYNCHRONIZED("synchronized", "The monitor of an object."),
  REENTRANT("reentrant", "A ReentrantLock: who comes first takes it."),
  REENTRANT_FAIR("reentrant-fair", "A fair ReentrantLock: who waits longest takes it."),
  ATOMIC("atomic", "A compare-and-set on the heap; who waits parks for short times."),
  FILE("file", "A lock of the operating system on a file."),
  OWNER_WORD("owner-word", "A compare-and-set of the owner in mapped memory."),
  ROBUST_MUTEX("robust-mutex", "A robust process-shared mutex of POSIX threads, Linux only.");

  private final String id;
  private final String description;

  LockKind(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /**
   * The kind called {@code id}.
   *
   * @throws IllegalArgumentException if there is none; tells which there are
   */
  public static LockKind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "lock '%s': unknown; write one of %s".formatted(id, String.join(", ", ids()))));
  }

  /** The ids of all kinds, those of the heap first. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(LockKind::id).toList();
  }

  /** The word that a person types. */
  public String id() {
    return id;
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
    return id;
  }
}
