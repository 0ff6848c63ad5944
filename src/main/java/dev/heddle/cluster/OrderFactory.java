package dev.heddle.cluster;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** Makes what members are sent, by number: no class is named in what is sent. */
final class OrderFactory implements DataSerializableFactory {

  static final int ID = 4711;

  @Override
  public IdentifiedDataSerializable create(int type) {
    return switch (type) {
      case RunTask.ID -> new RunTask();
      case InterruptTask.ID -> new InterruptTask();
      case ReachedTask.ID -> new ReachedTask();
      default -> throw new IllegalArgumentException("order " + type);
    };
  }
}
