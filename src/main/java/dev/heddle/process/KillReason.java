package dev.heddle.process;

/** Why the pool itself kills a worker, in words that follow "worker 123". */
enum KillReason {
  CANCELLED("was ended by a cancellation"),
  SHUT_DOWN("was ended by the shutdown of its pool"),
  LATE("was ended past the deadline"),
  GREEDY("was ended above the memory that the pool allows a worker"),
  STUCK("was ended because it gave no sign of life");

  private final String words;

  KillReason(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
