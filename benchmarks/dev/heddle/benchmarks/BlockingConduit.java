package dev.heddle.benchmarks;

import dev.heddle.workload.Conduit;
import java.util.concurrent.BlockingQueue;

/** A queue of this JVM at which its users are put to sleep. */
@SuppressWarnings("serial") // never written
record BlockingConduit(BlockingQueue<Long> queue) implements Conduit {

  @Override
  public Sending openToSend() {
    return queue::put;
  }

  @Override
  public Receiving openToReceive() {
    return queue::take;
  }
}
