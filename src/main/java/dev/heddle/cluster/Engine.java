package dev.heddle.cluster;

import java.util.function.Consumer;

/** What carries tasks to members and tells who is there. */
interface Engine {

  /** Hears of members and answers, in any thread. */
  interface Listener {

    /** A member takes tasks from now on. */
    void joined(Seat seat);

    /**
     * A member did not get a task; until it is {@linkplain #reachable there again} it gets none.
     */
    void unreachable(Seat seat);

    /** A member answers again that could not be reached. */
    void reachable(Seat seat);

    /**
     * A member is gone, with what it ran.
     *
     * @param why how that is known, in words
     */
    void lost(Seat seat, String why);

    /** No member will come any more where none is left. */
    void nobodyComes(String why);
  }

  /**
   * A member.
   *
   * @param id what the engine calls it
   * @param pid its process
   * @param threads how many tasks it is given at once
   */
  record Seat(String id, long pid, int threads) {}

  /**
   * Sends a task to a member, which runs it once or not at all.
   *
   * @param answered gets its answer, in a thread of the engine's that is neither kept waiting nor
   *     made to send
   * @param failed hears why there is none, in such a thread
   */
  void send(
      Seat seat, long task, byte[] bytes, Consumer<byte[]> answered, Consumer<Throwable> failed);

  /** Interrupts a task of a member. */
  void interrupt(Seat seat, long task);

  /** Ends members that run on in spite of that; whether that could be done. */
  boolean kill();

  /** Ends the members that were started for this, and leaves the cluster. */
  void end();
}
