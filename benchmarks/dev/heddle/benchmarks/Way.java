package dev.heddle.benchmarks;

import dev.heddle.shared.ChannelOptions;
import dev.heddle.shared.Sharing;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What queues of a row are made of and have to be given back: shared memory, pipes. */
final class Way implements Closeable {

  private final Sharing sharing;
  private final int capacity;
  private final List<Closeable> pipes = new ArrayList<>();

  private Way(Sharing sharing, int capacity) {
    this.sharing = sharing;
    this.capacity = capacity;
  }

  /** For queues of one JVM, or across processes. */
  static Way open(boolean acrossProcesses, int capacity) {
    return new Way(Sharing.open(acrossProcesses), capacity);
  }

  /**
   * Refuses a capacity that no queue can have.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  static void check(int capacity) {
    ChannelOptions.of(capacity);
  }

  Sharing sharing() {
    return sharing;
  }

  /** How many items a queue has room for, where it has a bound. */
  int capacity() {
    return capacity;
  }

  /** A new pipe. */
  Pipe pipe() throws IOException {
    Path file = sharing.path().resolve("pipe-" + pipes.size());
    pipes.add(Pipe.make(file));
    return new Pipe(file.toString());
  }

  @Override
  public void close() throws IOException {
    try (sharing) {
      for (Closeable pipe : pipes) {
        pipe.close();
      }
    }
  }
}
