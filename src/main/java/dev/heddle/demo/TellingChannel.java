package dev.heddle.demo;

import dev.heddle.shared.Channel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One end of a channel of numbers that tells what goes through it, so that a demo plays the tasks
 * of a workload.
 *
 * @param teller by whom it tells
 * @param channel what carries the numbers
 * @param telling what is told
 */
record TellingChannel(Narrator teller, Channel<Long> channel, Telling telling)
    implements Channel<Long> {

  @Override
  public void send(Long item, Duration limit) throws InterruptedException, TimeoutException {
    telling.sends(teller, item);
    channel.send(item, Narrator.LIMIT);
    telling.sent();
  }

  @Override
  public @Nullable Long receive(Duration limit) throws InterruptedException, TimeoutException {
    Long item = channel.receive(Narrator.LIMIT);
    if (item == null) {
      telling.ends(teller);
    } else {
      telling.takes(teller, item);
    }
    return item;
  }

  @Override
  public void close() {
    try {
      telling.closes(teller);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      throw new IllegalStateException("demo: nobody listens any more", e);
    } finally {
      channel.close();
    }
  }

  @Override
  public void leave() {
    channel.leave();
  }
}
