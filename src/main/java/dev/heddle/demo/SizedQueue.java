package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.shared.SharedCounter;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A queue that can be asked whether it is empty, as it was when it was asked. */
record SizedQueue(Channel<Long> channel, SharedCounter size) implements Serializable {

  static SizedQueue open(DemoStage stage, int capacity) throws IOException {
    return new SizedQueue(stage.channel(capacity), stage.sharing().counter(0));
  }

  void put(long item) throws InterruptedException, TimeoutException {
    channel.send(item, Narrator.LIMIT);
    size.add(1);
  }

  boolean isEmpty() {
    return size.get() <= 0;
  }

  /** Takes an item that was there a moment ago; false where another one was faster. */
  boolean take(Duration patience) throws InterruptedException {
    try {
      boolean took = channel.receive(patience) != null;
      size.add(took ? -1 : 0);
      return took;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
