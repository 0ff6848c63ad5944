package dev.heddle.run;

import java.io.ObjectInputFilter;

/** What JMH must be told before it runs in this process. */
final class JmhHere {

  static {
    // we hold JMH's lock ourselves, and JMH would take it once more
    System.setProperty("jmh.ignoreLock", "true");
    // JMH's link reads objects from whoever connects to its port
    ObjectInputFilter.Config.setSerialFilter(
        ObjectInputFilter.Config.createFilter(
            "maxdepth=200;java.base/*;org.openjdk.jmh.**;dev.heddle.**;!*"));
  }

  private JmhHere() {}

  /** Tells it, once. */
  static void prepare() {
    // the first use of this class has done it
  }
}
