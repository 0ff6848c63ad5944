package dev.heddle.jvm;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM, and every process below it, as soon as its parent is gone.
 *
 * <p>The parent holds the other end of this process's standard input and never writes to it, so the
 * end of that stream is the death of the parent, {@code kill -9} included. Works as a Java agent
 * ({@code -javaagent:heddle-thin.jar}) for JVMs whose main class is not ours, as JMH's forks are.
 */
public final class OrphanGuard {

  /** The exit code of a JVM that ended because its parent did. */
  public static final int ORPHANED = 125;

  private OrphanGuard() {}

  /** Called by the JVM before {@code main} when this class is its agent. */
  public static void premain(String ignored) {
    watch(System.in);
  }

  /** Starts a daemon thread that ends this JVM when {@code lifeline} ends. */
  public static void watch(InputStream lifeline) {
    Thread.ofPlatform()
        .daemon()
        .name("heddle-orphan-guard")
        .start(() -> {
          awaitEnd(lifeline);
          end();
        });
  }

  /** Ends this JVM now, without shutdown hooks, and every process below it. */
  public static void end() {
    try {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    } finally {
      Runtime.getRuntime().halt(ORPHANED);
    }
  }

  private static void awaitEnd(InputStream lifeline) {
    byte[] scrap = new byte[256];
    try {
      while (lifeline.read(scrap) >= 0) {
        // nothing that the parent says matters, only that it lives
      }
    } catch (IOException e) {
      // a broken lifeline is an ended one
    }
  }
}
