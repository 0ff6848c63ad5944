package dev.heddle.jvm;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Ends this JVM, and every process below it, as soon as its parent is gone.
 *
 * <p>The parent holds the other end of this process's standard input and has little to say on it,
 * so the end of that stream is the death of the parent, {@code kill -9} included. Works as a Java
 * agent ({@code -javaagent:heddle-thin.jar}) for JVMs whose main class is not ours, as JMH's forks
 * are.
 *
 * <p>Written without lambdas and without what the JDK builds from them where a plain class does as
 * well: a JVM that lives for one task pays milliseconds for the first of each.
 */
public final class OrphanGuard extends Thread {

  /** The exit code of a JVM that ended because its parent did. */
  public static final int ORPHANED = 125;

  private final FileChannel lifeline;
  private final @Nullable LifelineListener listener;

  private OrphanGuard(FileChannel lifeline, @Nullable LifelineListener listener) {
    super("heddle-orphan-guard");
    this.lifeline = lifeline;
    this.listener = listener;
    setDaemon(true);
  }

  /** Called by the JVM before {@code main} when this class is its agent. */
  public static void premain(String ignored) {
    watch();
  }

  /**
   * Starts a daemon thread that ends this JVM when its standard input ends.
   *
   * <p>It reads by a channel, and that is closed when the JVM ends by itself: HotSpot waits 300 ms
   * for a thread that is still in a native read.
   */
  public static void watch() {
    watch(null);
  }

  /** The same, with one who hears what the parent says meanwhile; null for nobody. */
  public static void watch(@Nullable LifelineListener listener) {
    FileChannel lifeline = new FileInputStream(FileDescriptor.in).getChannel();
    Runtime.getRuntime().addShutdownHook(new Release(lifeline));
    new OrphanGuard(lifeline, listener).start();
  }

  /** Waits for the end of the parent. */
  @Override
  public void run() {
    if (awaitEnd()) {
      end();
    }
  }

  /** Ends this JVM now, without shutdown hooks, and every process below it. */
  public static void end() {
    try {
      if (Children.mayExist()) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      }
    } finally {
      Runtime.getRuntime().halt(ORPHANED);
    }
  }

  /** Waits for the end of the stream; false where we closed it ourselves. */
  private boolean awaitEnd() {
    ByteBuffer scrap = ByteBuffer.allocate(256);
    try {
      while (lifeline.read(scrap) >= 0) {
        if (listener != null) {
          listener.heard(scrap.flip());
        }
        scrap.clear();
      }
      return true;
    } catch (IOException e) {
      // a broken lifeline is an ended one, unless the JVM is ending anyway
      return lifeline.isOpen();
    }
  }

  /** Lets the guard go when the JVM ends by itself. */
  private static final class Release extends Thread {

    private final FileChannel lifeline;

    Release(FileChannel lifeline) {
      super("heddle-guard-end");
      this.lifeline = lifeline;
    }

    @Override
    public void run() {
      try {
        lifeline.close();
      } catch (IOException e) {
        // the JVM ends a little later
      }
    }
  }
}
