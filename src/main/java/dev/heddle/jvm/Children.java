package dev.heddle.jvm;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;

/**
 * Whether this process has children, as the kernel knows it: in less than a millisecond, where the
 * first {@link ProcessHandle} of a JVM takes it some 20 (JDK 25).
 */
final class Children {

  private static final String THREADS = "/proc/self/task";

  private Children() {}

  /** False only where the kernel says that no thread of this process has a child. */
  static boolean mayExist() {
    String[] threads = new File(THREADS).list();
    if (threads == null || threads.length == 0) {
      return true;
    }
    for (String thread : threads) {
      if (mayExist(thread)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayExist(String thread) {
    try (FileInputStream children = new FileInputStream(THREADS + "/" + thread + "/children")) {
      return children.read() >= 0;
    } catch (IOException e) {
      // a thread that has just ended leaves its children to another, perhaps one already looked at
      return true;
    }
  }
}
