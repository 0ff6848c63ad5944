package dev.heddle.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What the engine carries to a member: a task in bytes that it does not look into. */
final class RunTask implements Callable<byte[]>, IdentifiedDataSerializable {

  static final int ID = 1;

  private long number;
  private byte[] bytes = new byte[0];

  RunTask() {}

  RunTask(long number, byte[] bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  @Override
  public byte[] call() {
    return RunningTasks.run(number, bytes);
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
    out.writeByteArray(bytes);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    number = in.readLong();
    bytes = Objects.requireNonNull(in.readByteArray());
  }
}
