package dev.heddle.process;

import java.util.Arrays;
import java.util.List;

/** What carries bytes between a pool and its workers. */
public enum Transport {
  /** A Unix-domain socket a worker: the kernel copies, and wakes whoever waits. */
  UNIX_SOCKET("unix-socket"),
  /** A ring of mapped memory a worker and direction; how one waits there is a policy. */
  SHARED_MEMORY("shared-memory"),
  /** TCP over the loopback, a connection a worker, and never over another address. */
  TCP("tcp");

  private final String id;

  Transport(String id) {
    this.id = id;
  }

  /**
   * The transport called {@code id}.
   *
   * @throws IllegalArgumentException if there is none; tells which there are
   */
  public static Transport of(String id) {
    return Arrays.stream(values())
        .filter(transport -> transport.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(PoolWords.unknownTransport(id, ids())));
  }

  /** The ids of all transports. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Transport::id).toList();
  }

  /** The word that a person types. */
  public String id() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
