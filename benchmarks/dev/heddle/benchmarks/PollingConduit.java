package dev.heddle.benchmarks;

import dev.heddle.memory.IdleStrategy;
import dev.heddle.workload.Conduit;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A queue of this JVM that lets nobody sleep: whoever finds no room or no number looks again, and
 * after some hundred looks lets others use the processor before each further one.
 */
@SuppressWarnings("serial") // never written
record PollingConduit(Queue<Long> queue) implements Conduit {

  @Override
  public Sending openToSend() {
    return this::send;
  }

  @Override
  public Receiving openToReceive() {
    return this::receive;
  }

  private void send(long number) throws InterruptedException {
    for (int looks = 0; !queue.offer(number); looks++) {
      pause(looks);
    }
  }

  private long receive() throws InterruptedException {
    for (int looks = 0; ; looks++) {
      @Nullable Long number = queue.poll();
      if (number != null) {
        return number;
      }
      pause(looks);
    }
  }

  private static void pause(int looks) throws InterruptedException {
    if (looks >= IdleStrategy.POLL.spins() && Thread.interrupted()) {
      throw new InterruptedException();
    }
    IdleStrategy.POLL.idle(looks);
  }
}
