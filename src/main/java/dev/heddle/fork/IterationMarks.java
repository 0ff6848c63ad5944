package dev.heddle.fork;

import dev.heddle.jvm.ChildHeaps;
import dev.heddle.jvm.HeapFigures;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a fork says to its run that an iteration begins or ends: a line each over a socket, after
 * which it waits until the run has read what it wants to.
 *
 * <p>Lines of a fork: the token and its process id; {@code begin TYPE COUNT}, {@code end TYPE
 * LAST}, both with {@link #figures}; {@code ops N} for each thread of the iteration that has ended.
 * The run answers the first three kinds with an empty line. Whatever goes wrong ends it for good,
 * in silence: the benchmark goes on.
 *
 * <p>Needs no more than Java 11, and none of JMH's classes, whichever version they are of.
 */
public final class IterationMarks {

  /** What the run has written for its forks: an address, a port and a token. */
  public static final String RESOURCE = "dev/heddle/fork/marks";

  /** The system property that says {@code off} where a fork is not to tell. */
  public static final String PROPERTY = "heddle.costs";

  /** Where a figure is not known. */
  public static final long UNKNOWN = HeapFigures.UNKNOWN;

  private static final int MOST_MILLIS = 5000;
  private static final String BEGIN = "begin";
  private static final String SINGLE_SHOT = "SingleShotTime";

  /** The iteration of single shots that has not begun yet. */
  private static @Nullable Object shot;

  private static @Nullable Object begun;
  private static @Nullable Object ended;
  private static boolean tried;
  private static @Nullable Socket run;

  private IterationMarks() {}

  /** Finds out what an iteration would tell now, and tells it to nobody. */
  static void practise() {
    String unused = figures(true);
    assert !unused.isEmpty();
  }

  /**
   * Called where workers are warmed that stay: has them find out once what they are to tell of
   * their heaps, which takes them long the first time. Waits for nothing.
   */
  public static void warmWorkers() {
    if (wanted()) {
      ChildHeaps.askAhead();
    }
  }

  /** Whether the run wants to know. */
  static boolean wanted() {
    return !"off".equals(System.getProperty(PROPERTY))
        && ClassLoader.getSystemResource(RESOURCE) != null;
  }

  /**
   * Called by each thread when all have come, before what an iteration sets up.
   *
   * <p>Of single shots a thread does not say when that is done, but makes what it keeps its times
   * in then; of others it makes that before.
   */
  public static synchronized void come(Object control) {
    if (over()) {
      return;
    }
    try {
      if (SINGLE_SHOT.equals(word(control, "benchmarkParams", "getMode"))) {
        shot = control;
      }
    } catch (RuntimeException | LinkageError e) {
      end();
    }
  }

  /** Called by each thread that makes what it keeps its times in. */
  public static synchronized void time() {
    if (shot != null) {
      begin(shot);
      shot = null;
    }
  }

  /** Called by each thread that has set up what it needs; the first one tells. */
  @SuppressWarnings("ReferenceEquality") // each iteration has one of its own
  public static synchronized void begin(Object control) {
    if (begun != control) {
      begun = control;
      tell(BEGIN, control, "iterationParams", "getCount");
    }
  }

  /** Called by each thread when all have measured, before anything is closed; the first tells. */
  @SuppressWarnings("ReferenceEquality") // each iteration has one of its own
  public static synchronized void end(Object control) {
    if (ended != control && begun == control) {
      ended = control;
      tell("end", control, null, "isLastIteration");
    }
  }

  /** Called with all operations of a thread in an iteration. */
  public static synchronized void operations(long all) {
    try {
      if (run != null) {
        say(run, "ops " + all, false);
      }
    } catch (IOException | RuntimeException e) {
      end();
    }
  }

  /** Tells the type of an iteration, and what a method of JMH's answers. */
  private static void tell(String what, Object control, @Nullable String field, String method) {
    if (over()) {
      return;
    }
    try {
      String type = word(control, "iterationParams", "getType");
      String line = what + " " + type + " " + word(control, field, method);
      if (!tried) {
        tried = true;
        run = connect();
      }
      if (run != null) {
        say(run, line + " " + figures(what.equals(BEGIN)), true);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      end();
    }
  }

  /** Whether nothing is to be told any more. */
  private static boolean over() {
    return tried && run == null;
  }

  private static void end() {
    tried = true;
    try {
      if (run != null) {
        run.close();
      }
    } catch (IOException e) {
      // nobody hears it any more
    }
    run = null;
  }

  private static @Nullable Socket connect() throws IOException {
    String[] words;
    try (InputStream in = ClassLoader.getSystemResourceAsStream(RESOURCE)) {
      if (in == null) {
        return null;
      }
      words = new String(in.readAllBytes(), StandardCharsets.US_ASCII).split(" ");
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(MOST_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(words[0]), Integer.parseInt(words[1])),
          MOST_MILLIS);
      say(socket, words[2] + " " + ProcessHandle.current().pid(), true);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static void say(Socket socket, String line, boolean waits) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    if (waits && socket.getInputStream().read() < 0) {
      throw new IOException("the run has hung up");
    }
  }

  /**
   * What only this JVM can find out: milliseconds of the collectors of garbage and bytes allocated,
   * of itself and of those JVMs below it that say so, each {@value #UNKNOWN} where that is not
   * known; how many threads were started in it, and how many of them live; how many other JVMs said
   * so, and {@link ChildHeaps#changes}.
   */
  private static String figures(boolean begins) {
    HeapFigures children = begins ? ChildHeaps.atBegin() : ChildHeaps.atEnd();
    HeapFigures all = children.plus(HeapFigures.here());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return all.collectedMillis()
        + " "
        + all.allocatedBytes()
        + " "
        + threads.getTotalStartedThreadCount()
        + " "
        + threads.getThreadCount()
        + " "
        + children.jvms()
        + " "
        + ChildHeaps.changes();
  }

  /** What a method of JMH's answers, of {@code control} itself or what it has in a field. */
  private static String word(Object control, @Nullable String field, String method) {
    try {
      Object of = control;
      if (field != null) {
        Field there = control.getClass().getField(field);
        there.setAccessible(true); // it is public in a class that is not
        of = there.get(control);
      }
      Method asked = of.getClass().getMethod(method);
      asked.setAccessible(true);
      return String.valueOf(asked.invoke(of));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
