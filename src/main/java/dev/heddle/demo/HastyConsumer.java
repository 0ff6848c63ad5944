package dev.heddle.demo;

import dev.heddle.workload.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** While the queue is not empty, takes and handles the next item: of one queue after the other. */
record HastyConsumer(Narrator teller, List<SizedQueue> queues) implements Task<Boolean> {

  private static final Duration PATIENCE = Duration.ofMillis(20);

  @Override
  public Boolean call() throws Exception {
    for (int round = 0; round < queues.size(); round++) {
      SizedQueue queue = queues.get(round);
      queue.start().await();
      long taken = 0;
      boolean robbed = false;
      while (!queue.isEmpty() && !robbed) {
        robbed = !queue.take(PATIENCE);
        taken += robbed ? 0 : 1;
        QueueRace.pause();
      }
      teller.tell(
          robbed ? "robbed" : "stop",
          (robbed
                  ? "round %s: takes %s, sees one more, waits, but the other has it"
                  : "round %s: takes %s, finds the queue empty, and stops")
              .formatted(round + 1, taken),
          Map.of("round", (long) round, "taken", taken));
      queue.leave();
    }
    return true;
  }
}
