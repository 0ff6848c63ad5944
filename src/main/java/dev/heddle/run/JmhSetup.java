package dev.heddle.run;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.CompilerHints;

/** What JMH must be told before it runs in this process. */
final class JmhSetup {

  private static @Nullable Ahead<Boolean> asked;

  static {
    // we hold JMH's lock ourselves, and JMH would take it once more
    System.setProperty("jmh.ignoreLock", "true");
    // JMH's link reads objects from whoever connects to its port
    filter(
        ObjectInputFilter.Config.createFilter(
            "maxdepth=200;java.base/*;org.openjdk.jmh.**;dev.heddle.**;!*"));
  }

  private JmhSetup() {}

  /** Nothing passes that {@code ours} rejects, nor what a filter rejects that is set already. */
  private static void filter(ObjectInputFilter ours) {
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      ObjectInputFilter.Config.setSerialFilter(ours);
      return;
    }
    try {
      // a JVM has one filter for good (-Djdk.serialFilter), but each stream may get a narrower one
      ObjectInputFilter.Config.setSerialFilterFactory((current, next) ->
          current == null
              ? ObjectInputFilter.merge(ours, next)
              : next == null ? current : ObjectInputFilter.merge(next, current));
    } catch (IllegalStateException e) {
      // whoever set a factory as well (-Djdk.serialFilterFactory) decides what may be read here
    }
  }

  /** Tells it, once. */
  static void prepare() {
    // the first use of this class has done it
  }

  /**
   * Has JMH find out now what it would before its first fork, for which it starts two JVMs: how
   * results are kept from being compiled away. Nobody else may measure meanwhile.
   */
  static synchronized void askAhead() {
    if (asked == null) {
      asked =
          Ahead.find(
              "heddle-jmh-asks",
              () -> {
                PrintStream nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
                CompilerHints.printHints(nowhere);
                return true;
              });
    }
  }

  /** Waits until that is known; where it cannot be, JMH asks again, and tells why. */
  static void awaitAsked() {
    @Nullable Ahead<Boolean> waited = asked();
    try {
      if (waited != null) {
        boolean _ = waited.get();
      }
    } catch (IOException e) {
      // its first fork comes to know it, too
    }
  }

  private static synchronized @Nullable Ahead<Boolean> asked() {
    return asked;
  }
}
