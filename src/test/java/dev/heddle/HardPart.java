package dev.heddle;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;

/** What is used in hard times. */
enum HardPart {
  POOL,
  LOCKS,
  CHANNELS,
  CACHE,
  RUN_FOLDER;

  static final Duration LIMIT = Duration.ofSeconds(20);

  Use open(Path folder) throws Exception {
    return switch (this) {
      case POOL -> new HardPool(HardPool.options());
      case LOCKS -> new HardLocks();
      case CHANNELS -> new HardChannels();
      case CACHE -> new HardPool.Cached();
      case RUN_FOLDER -> new HardRunFolder(folder);
    };
  }

  /** What is opened, used again and again, and closed. */
  interface Use extends Closeable {

    /** Does what it is for; whatever is wrong is an {@link AssertionError}. */
    void use() throws Exception;
  }

  static void check(boolean right, String what) {
    if (!right) {
      throw new AssertionError(what);
    }
  }
}
