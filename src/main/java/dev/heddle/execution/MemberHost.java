package dev.heddle.execution;

import java.io.IOException;
import java.util.function.Consumer;

/** A model whose members can stand by themselves, and be joined by whoever has tasks. */
public interface MemberHost {

  /**
   * Is a member until this JVM ends, or this thread is interrupted.
   *
   * @param ready is told where it listens, as {@code HOST:PORT}, once it takes tasks
   * @throws IOException if it cannot be one; says why
   */
  void host(MemberRequest request, Consumer<String> ready) throws IOException, InterruptedException;
}
