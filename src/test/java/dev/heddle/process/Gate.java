package dev.heddle.process;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds up tasks in other processes until a test opens it.
 *
 * @param path a file that exists when it is open
 */
record Gate(String path) implements Serializable {

  private static final long LIMIT_NANOS = 60_000_000_000L;

  /** One that is closed. */
  static Gate in(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "gate", "");
    Files.delete(file);
    return new Gate(file.toString());
  }

  void open() throws IOException {
    Files.createFile(Path.of(path));
  }

  /** Waits until it is open; gives up after a minute. */
  void pass() {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (!Files.exists(Path.of(path))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("nobody has opened the gate");
      }
      LockSupport.parkNanos(500_000);
    }
  }
}
