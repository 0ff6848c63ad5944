package dev.heddle.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Asks a member whether a client has a connection of its own to it. Until it has, another member
 * hands its tasks on, and where that one dies they are told to be lost.
 */
final class ReachedTask
    implements Callable<Boolean>, IdentifiedDataSerializable, HazelcastInstanceAware {

  static final int ID = 3;

  private UUID client;
  private @Nullable HazelcastInstance here;

  ReachedTask() {
    this(new UUID(0, 0));
  }

  ReachedTask(UUID client) {
    this.client = client;
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance instance) {
    here = instance;
  }

  @Override
  public Boolean call() {
    return Objects.requireNonNull(here).getClientService().getConnectedClients().stream()
        .anyMatch(each -> each.getUuid().equals(client));
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
    out.writeLong(client.getMostSignificantBits());
    out.writeLong(client.getLeastSignificantBits());
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    client = new UUID(in.readLong(), in.readLong());
  }
}
