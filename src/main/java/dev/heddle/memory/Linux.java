package dev.heddle.memory;

import java.nio.file.Path;

/**
 * Whether this system is Linux, and the one place to switch off all that only Linux has: system
 * calls of its own, robust mutexes, {@code /proc} and {@code /dev/shm}.
 *
 * <p>With {@code -Dheddle.linux=off} everything goes the way that it goes on other systems. All
 * processes that share memory need the same word, so the JVMs that we start get it from this one.
 */
public final class Linux {

  /** The system property; {@code off} is its only word. */
  public static final String PROPERTY = "heddle.linux";

  private static final boolean HERE =
      System.getProperty("os.name").equals("Linux") && !"off".equals(System.getProperty(PROPERTY));

  private Linux() {}

  /** Whether what only Linux has may be used. */
  public static boolean isHere() {
    return HERE;
  }

  /** Where the kernel tells of processes; a place where nothing is if it may not be used. */
  public static Path proc() {
    return Path.of(HERE ? "/proc" : "/proc/not-on-this-system");
  }
}
