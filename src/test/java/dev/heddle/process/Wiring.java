package dev.heddle.process;

import dev.heddle.memory.WaitPolicy;

/** A way for a pool and its workers to reach each other and to wait. */
enum Wiring {
  UNIX_SOCKET(Transport.UNIX_SOCKET, WaitPolicy.PARK),
  TCP(Transport.TCP, WaitPolicy.PARK),
  SHARED_MEMORY_PARK(Transport.SHARED_MEMORY, WaitPolicy.PARK),
  SHARED_MEMORY_SPIN_THEN_PARK(Transport.SHARED_MEMORY, WaitPolicy.SPIN_THEN_PARK);

  private final Transport transport;
  private final WaitPolicy waiting;

  Wiring(Transport transport, WaitPolicy waiting) {
    this.transport = transport;
    this.waiting = waiting;
  }

  PoolOptions options(int workers) {
    return Pools.small(workers, transport).withWaitPolicy(waiting);
  }
}
