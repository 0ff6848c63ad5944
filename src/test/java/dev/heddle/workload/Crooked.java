package dev.heddle.workload;

import dev.heddle.shared.Channel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A channel that treats the items numbered 5 in a way that a channel must not. */
@SuppressWarnings("serial") // never written
final class Crooked implements Channel<Long> {

  /** What it does to them. */
  enum Way {
    LOSES,
    DOUBLES,
    DELAYS,
    FORGES
  }

  private final Channel<Long> straight;
  private final Way way;
  private @Nullable Long kept;

  Crooked(Channel<Long> straight, Way way) {
    this.straight = straight;
    this.way = way;
  }

  @Override
  public synchronized void send(Long item, Duration limit)
      throws InterruptedException, TimeoutException {
    if (item.intValue() != 5) {
      straight.send(item, limit);
      sendKept(limit);
      return;
    }
    switch (way) {
      case LOSES -> {}
      case DOUBLES -> {
        straight.send(item, limit);
        straight.send(item, limit);
      }
      case DELAYS -> kept = item;
      case FORGES -> straight.send(-item, limit);
    }
  }

  private void sendKept(Duration limit) throws InterruptedException, TimeoutException {
    if (kept != null) {
      straight.send(kept, limit);
      kept = null;
    }
  }

  @Override
  public @Nullable Long receive(Duration limit) throws InterruptedException, TimeoutException {
    return straight.receive(limit);
  }

  @Override
  public void close() {
    straight.close();
  }

  @Override
  public void leave() {
    straight.leave();
  }
}
