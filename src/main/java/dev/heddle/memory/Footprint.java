package dev.heddle.memory;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * The memory of a process as the kernel shares it out: a page that several processes have counts
 * for each with its part, so that the figures of several can be added up.
 */
public final class Footprint {

  private Footprint() {}

  /** The bytes of {@code pid}; empty where the system does not tell. Some milliseconds. */
  public static OptionalLong of(long pid) {
    try {
      return OptionalLong.of(Proc.HERE.proportionalBytes(pid));
    } catch (IOException e) {
      return OptionalLong.empty(); // not Linux, the process is gone, or is somebody else's
    }
  }

  /** How many bytes could still be had without anything being swapped out; empty if not known. */
  public static OptionalLong available() {
    try {
      return OptionalLong.of(Proc.HERE.availableBytes());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
