package dev.heddle.shared;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What those are told whose item does not go or come. */
final class Ended {

  private Ended() {}

  static IllegalStateException closed() {
    return new IllegalStateException("channel: it is closed; send before its end");
  }

  static TimeoutException noRoom(Duration limit) {
    return new TimeoutException(
        "channel: still full after %s; are its receivers at work?".formatted(limit));
  }

  static TimeoutException noItem(Duration limit) {
    return new TimeoutException(
        "channel: still empty after %s; are its senders at work, and does somebody close it?"
            .formatted(limit));
  }

  static TimeoutException notHeld(String what, Duration limit) {
    return new TimeoutException(
        "%s: still held by another after %s; wait longer or hold it for less time"
            .formatted(what, limit));
  }
}
