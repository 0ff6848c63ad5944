package dev.heddle.workload;

import dev.heddle.shared.Channel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A channel of numbers; whoever has closed an end of it has left it.
 *
 * @param channel what carries them
 */
public record ChannelConduit(Channel<Long> channel) implements Conduit {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Override
  public Sending openToSend() {
    return new End(channel);
  }

  @Override
  public Receiving openToReceive() {
    return new End(channel);
  }

  /** Either end of it. */
  private record End(Channel<Long> channel) implements Sending, Receiving {

    @Override
    public void send(long number) throws InterruptedException, TimeoutException {
      channel.send(number, LIMIT);
    }

    @Override
    public long receive() throws InterruptedException, TimeoutException {
      @Nullable Long number = channel.receive(LIMIT);
      if (number == null) {
        throw new WrongAnswerException("queue", WorkloadWords.CLOSED_TOO_EARLY);
      }
      return number;
    }

    @Override
    public void close() {
      channel.leave();
    }
  }
}
