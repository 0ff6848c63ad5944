package dev.heddle.shared;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What those are told whose item does not go or come. */
final class Ended {

  private Ended() {}

  static IllegalStateException closed() {
    return new IllegalStateException(SharingWords.CHANNEL_ENDED);
  }

  static TimeoutException noRoom(Duration limit) {
    return new TimeoutException(SharingWords.stillFull(limit));
  }

  static TimeoutException noItem(Duration limit) {
    return new TimeoutException(SharingWords.stillEmpty(limit));
  }

  static TimeoutException notHeld(String what, Duration limit) {
    return new TimeoutException(SharingWords.stillHeld(what, limit));
  }
}
