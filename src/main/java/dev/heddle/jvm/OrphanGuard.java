package dev.heddle.jvm;

import dev.heddle.memory.Proc;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;
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

  /** The look at who started whom needs one, and another for each process that it comes to. */
  private static final int SPARE_DESCRIPTORS = 2;

  private static final @Nullable FileInputStream[] SPARE =
      new @Nullable FileInputStream[SPARE_DESCRIPTORS];

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
    keepSpare();
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

  /**
   * Ends this JVM now, without shutdown hooks, and every process below it; one that cannot be ended
   * spares no other, and is told of where somebody still hears.
   */
  public static void end() {
    try {
      giveSpare();
      if (Proc.HERE.mayHaveChildren()) {
        Iterator<ProcessHandle> below = ProcessHandle.current().descendants().iterator();
        while (below.hasNext()) {
          end(below.next());
        }
      }
    } finally {
      Runtime.getRuntime().halt(ORPHANED);
    }
  }

  private static void end(ProcessHandle process) {
    try {
      if (!process.destroyForcibly() && process.isAlive()) {
        tell(process, "the system does not allow it");
      }
    } catch (RuntimeException | Error e) {
      tell(process, e.toString());
    }
  }

  private static void tell(ProcessHandle process, String why) {
    System.err.println(
        "heddle: process "
            + process.pid()
            + ": cannot be ended with the process that started it: "
            + why
            + "; end it by hand");
  }

  /** Keeps what it takes to find processes also when no file can be opened any more. */
  private static synchronized void keepSpare() {
    for (int i = 0; i < SPARE_DESCRIPTORS; i++) {
      try {
        if (SPARE[i] == null) {
          SPARE[i] = new FileInputStream("/dev/null");
        }
      } catch (IOException e) {
        return; // not on this system, or there are none left already
      }
    }
  }

  private static synchronized void giveSpare() {
    for (FileInputStream spare : SPARE) {
      try {
        if (spare != null) {
          spare.close();
        }
      } catch (IOException e) {
        // then there is one less
      }
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
