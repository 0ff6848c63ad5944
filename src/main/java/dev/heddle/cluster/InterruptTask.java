package dev.heddle.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Interrupts a task of the member that it is sent to, or asks whether that is there. */
final class InterruptTask implements Callable<Boolean>, IdentifiedDataSerializable {

  static final int ID = 2;

  /** The number of no task. */
  static final long NONE = 0;

  private long number;

  InterruptTask() {}

  InterruptTask(long number) {
    this.number = number;
  }

  @Override
  public Boolean call() {
    if (number != NONE) {
      RunningTasks.interrupt(number);
    }
    return true;
  }

  @Override
  public int getFactoryId() {
    return OrderFactory.ID;
  }

  @Override
  public int getClassId() {
    return ID;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeLong(number);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    number = in.readLong();
  }
}
