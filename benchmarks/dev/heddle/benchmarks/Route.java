package dev.heddle.benchmarks;

import java.io.IOException;

/** A way along which one task at a time goes to whoever runs it, and its answer comes back. */
sealed interface Route extends AutoCloseable permits BareSocket, ModelRoute {

  /** Sends the task of that number and gives its answer, checked. */
  long call(long number) throws Exception;

  @Override
  void close() throws IOException;
}
