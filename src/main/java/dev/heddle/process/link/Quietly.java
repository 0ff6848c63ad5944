package dev.heddle.process.link;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives things up of which nothing more is wanted, not even to know whether they break. */
public final class Quietly {

  /** What may break. */
  public interface Act {
    public void run() throws IOException;
  }

  private Quietly() {}

  public static void close(@Nullable Closeable thing) {
    if (thing != null) {
      run(thing::close);
    }
  }

  public static void run(Act act) {
    try {
      act.run();
    } catch (IOException e) {
      // what is left of it in the pool's folder goes with the folder
    }
  }
}
