package dev.heddle.run;

import java.io.ObjectInputFilter;

/** What JMH must be told before it runs in this process. */
final class JmhSetup {

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
}
