package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.shared.ChannelOptions;
import dev.heddle.shared.SharedLock;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.shared.Sharing;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/**
 * By whom everybody on a stage tells what he does, from whatever thread and process.
 *
 * <p>Whoever tells holds a lock while he reads the clock and sends. So events arrive in the order
 * of their times, and what happened before something else, in whatever process, is told before it.
 * The clock is {@link System#nanoTime}, which is the same one for all processes where it reads the
 * machine's monotonic clock (on Linux {@code CLOCK_MONOTONIC}); the order does not depend on that.
 *
 * @param turn held by whoever tells
 * @param ear where events go
 * @param start what the clock showed when the demo began
 */
record Narrator(SharedLock turn, Channel<Event> ear, long start) implements Serializable {

  /** No wait of a demo is longer. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  private static final int CAPACITY = 1024;
  private static final int EVENT_BYTES = 1024;

  /** A teller whose clock begins now. */
  static Narrator open(Sharing sharing) throws IOException {
    ChannelOptions options = ChannelOptions.of(CAPACITY).withItemBytes(EVENT_BYTES);
    return new Narrator(sharing.lock(), sharing.channel(options), System.nanoTime());
  }

  /** The time, in nanoseconds since the start. */
  long now() {
    return System.nanoTime() - start;
  }

  /** Tells something that took no time. */
  void tell(String act, String text, Map<String, Long> facts)
      throws InterruptedException, TimeoutException {
    try (Hold _ = turn.acquire(LIMIT)) {
      long at = now();
      send(at, at, act, text, facts);
    }
  }

  /** Tells something that began at {@code from} and is done. */
  void tellSince(long from, String act, String text, Map<String, Long> facts)
      throws InterruptedException, TimeoutException {
    tellSince(from, act, _ -> text, facts);
  }

  /** Tells something with a text about the nanoseconds that it took. */
  void tellSince(long from, String act, LongFunction<String> text, Map<String, Long> facts)
      throws InterruptedException, TimeoutException {
    try (Hold _ = turn.acquire(LIMIT)) {
      long at = now();
      send(from, at, act, text.apply(at - from), facts);
    }
  }

  /** Tells of a thread of another process, which does not tell itself. */
  void tellOf(
      long pid, long threadId, String thread, String act, String text, Map<String, Long> facts)
      throws InterruptedException, TimeoutException {
    try (Hold _ = turn.acquire(LIMIT)) {
      long at = now();
      ear.send(new Event(at, at, pid, threadId, thread, act, text, facts), LIMIT);
    }
  }

  private void send(long from, long at, String act, String text, Map<String, Long> facts)
      throws InterruptedException, TimeoutException {
    Thread self = Thread.currentThread();
    long pid = ProcessHandle.current().pid();
    ear.send(new Event(from, at, pid, self.threadId(), self.getName(), act, text, facts), LIMIT);
  }
}
