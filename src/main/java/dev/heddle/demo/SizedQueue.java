package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.shared.SharedCounter;
import dev.heddle.workload.StartLine;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A queue that can be asked whether it is empty, as it was when it was asked.
 *
 * @param start where those who use it wait for each other
 */
record SizedQueue(Channel<Long> channel, SharedCounter size, StartLine start)
    implements Channel<Long> {

  static SizedQueue open(DemoStage stage, int capacity, int parties) throws IOException {
    return new SizedQueue(
        stage.channel(capacity), stage.sharing().counter(0), stage.startLine(parties));
  }

  @Override
  public void send(Long item, Duration limit) throws InterruptedException, TimeoutException {
    channel.send(item, limit);
    size.add(1);
  }

  @Override
  public @Nullable Long receive(Duration limit) throws InterruptedException, TimeoutException {
    return channel.receive(limit);
  }

  @Override
  public void close() {
    channel.close();
  }

  @Override
  public void leave() {
    channel.leave();
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
