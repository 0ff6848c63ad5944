package dev.heddle.process;

import org.jetbrains.lincheck.datastructures.Operation;

/** A queue whose tasks are taken without the lock: to see that the checker finds it. */
public class PlantedQueueModel {

  private final QueueModel queue = new QueueModel();

  @Operation
  public long take() {
    return queue.takeUnlocked();
  }
}
