package dev.heddle.demo;

import dev.heddle.workload.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** While the queue is not empty, takes and handles the next item: of one queue after the other. */
record HastyConsumer(Narrator teller, Barrier meeting, List<SizedQueue> queues)
    implements Task<Boolean> {

  private static final Duration PATIENCE = Duration.ofMillis(20);

  @Override
  public Boolean call() throws Exception {
    SplittableRandom random = new SplittableRandom();
    for (int round = 0; round < queues.size(); round++) {
      SizedQueue queue = queues.get(round);
      meeting.meet();
      long taken = 0;
      boolean robbed = false;
      while (!queue.isEmpty() && !robbed) {
        robbed = !queue.take(PATIENCE);
        taken += robbed ? 0 : 1;
        QueueRace.pause(random);
      }
      teller.tell(
          robbed ? "robbed" : "stop",
          (robbed
                  ? "round %s: takes %s, sees one more, waits, but the other has it"
                  : "round %s: takes %s, finds the queue empty, and stops")
              .formatted(round + 1, taken),
          Map.of("round", (long) round, "taken", taken));
      queue.channel().leave();
    }
    return true;
  }
}
