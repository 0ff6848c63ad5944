package dev.heddle.site;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Starts the process of a local site before one is asked for: whoever asks first gets it.
 *
 * <p>If nobody asks, it ends with the JVM that has started it.
 */
public final class SiteBeside implements Runnable {

  private static @Nullable Child begun;
  private static boolean late;

  @Override
  public void run() {
    begin();
  }

  private static synchronized void begin() {
    if (late || begun != null) {
      return;
    }
    try {
      begun = LocalSite.begin(Jvm.java());
    } catch (IOException e) {
      // whoever asks for a site tries again, and is told
    }
  }

  /** The process that was started, once; null where there is none, and then there comes none. */
  static synchronized @Nullable Child take() {
    late = true;
    Child taken = begun;
    begun = null;
    return taken;
  }
}
