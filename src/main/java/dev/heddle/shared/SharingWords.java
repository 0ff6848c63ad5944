package dev.heddle.shared;

import java.time.Duration;

/**
 * All that shared locks, counters and channels say to people, in one place: what is wrong, why, and
 * what to do.
 *
 * <p>What is said where files cannot be opened is a constant, to be formatted where it is said:
 * then this class, too, might be one that cannot be opened.
 */
final class SharingWords {

  private static final String CLOSED_TOO_EARLY =
      "its sharing was closed; close that when all tasks have ended";

  private SharingWords() {}

  // what is shared

  static final String SHARING_CLOSED = "sharing: it is closed; make everything before that";

  static String livesHere(String what) {
    return what + ": lives on the heap of one process; open its sharing across processes";
  }

  static final String CANNOT_BE_ATTACHED =
      "shared memory %s: cannot be attached (%s); keep it open until all tasks have ended";

  // locks

  static final String HELD_ALREADY =
      "lock: this thread holds it already; give it back before you take it again";

  static final String NOT_HELD_HERE =
      "lock: this thread does not hold it; close a hold once, where it was taken";

  static final String FILE_LOCK_CLOSED = "lock file: " + CLOSED_TOO_EARLY;

  static final String NO_ROBUST_MUTEX =
      "lock robust-mutex: not on this system; take owner-word or file";

  static final String NO_VIRTUAL_THREADS =
      "lock robust-mutex: platform threads only; take owner-word for virtual ones";

  static String onlyForThreads(LockKind kind) {
    return "lock %s: works only between threads of one process; take file, owner-word or robust-mutex"
        .formatted(kind);
  }

  /** Of a lock, such as "lock file", that nobody gave back in time. */
  static String stillHeld(String lock, Duration limit) {
    return "%s: still held by another after %s; wait longer or hold it for less time"
        .formatted(lock, limit);
  }

  static String takenAway(long pid) {
    return "lock owner-word: process "
        + pid
        + " has it, though this one did not give it back; what it guards may be half changed, look"
        + " at it and make a new one";
  }

  /**
   * Of a call that the system refused.
   *
   * @param what what was to be done, as in "made"
   */
  static String mutexRefused(String what, int error) {
    return "lock robust-mutex: cannot be %s (error %s); make a new one".formatted(what, error);
  }

  // channels

  static final String CHANNEL_ENDED = "channel: it is closed; send before its end";

  static final String CHANNEL_CLOSED = "channel: " + CLOSED_TOO_EARLY;

  static String outOfRange(String what, int value, int most) {
    return "channel %s %s: out of range; write 1 to %s".formatted(what, value, most);
  }

  static String noItems(int most) {
    return "channel: %s items are none to carry; name at least 1".formatted(most);
  }

  static String stillFull(Duration limit) {
    return "channel: still full after %s: no receiver takes from it; start one, or wait longer"
        .formatted(limit);
  }

  static String stillEmpty(Duration limit) {
    return "channel: still empty after %s: nobody sends or closes it; start a sender, or wait longer"
        .formatted(limit);
  }

  static String tooManyProcesses(int most) {
    return "channel: %s processes use it already; let fewer share one".formatted(most);
  }

  static String processDied(long pid) {
    return "channel: process %s died while it used it, items may be lost; start anew"
        .formatted(pid);
  }

  static String unknownKind(int kind) {
    return "channel: kind %s of an item is unknown; its memory was overwritten".formatted(kind);
  }

  static String wrongLength(long bytes, int slot) {
    return "channel: an item of %s bytes in a slot of %s; its memory was overwritten"
        .formatted(bytes, slot);
  }

  // what is sent

  static String notSerializable(Class<?> item, Throwable why) {
    return "item of %s: cannot be serialized (%s); send what is Serializable all through"
        .formatted(item, why.getMessage());
  }

  static String serializationFails(Class<?> item, Throwable why) {
    return "item of %s: its own serialization fails (%s); mend that".formatted(item, why);
  }

  static String cannotBeRead(int bytes, Throwable why) {
    return "item of %s bytes: cannot be read here (%s); give both processes the same classes"
        .formatted(bytes, why);
  }

  static final String NO_ROOM =
      "item of %s bytes: no room beside the channel (%s); free what is used up, or send less";

  static final String FILE_IS_GONE =
      "item %s: there is no such file any more; keep the sharing open until all tasks have ended";

  static final String ITEM_IS_LOST =
      "item %s: cannot be read (%s) and is lost; those after it still come";
}
