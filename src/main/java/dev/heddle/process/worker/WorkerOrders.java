package dev.heddle.process.worker;

import dev.heddle.jvm.LifelineListener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pool tells a worker beside its tasks, by the lifeline: another thread hears it, while the
 * one that reads tasks is at one.
 */
public final class WorkerOrders implements LifelineListener {

  /** Interrupt the task whose number follows. */
  public static final byte INTERRUPT = 1;

  /** Write what all threads are at. */
  public static final byte DUMP = 2;

  /** The last line of that. */
  public static final String DUMP_END = "end of threads\n";

  private static final int DEEPEST = 64;

  private final Path dump;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
  private boolean inNumber;
  private volatile @Nullable TaskLoop loop;

  /** Writes what threads are at to {@code dump}. */
  WorkerOrders(Path dump) {
    this.dump = dump;
  }

  /** Begins to obey. */
  void serve(TaskLoop tasks) {
    loop = tasks;
  }

  @Override
  public void heard(ByteBuffer said) {
    while (said.hasRemaining()) {
      byte next = said.get();
      if (inNumber) {
        number.put(next);
        if (!number.hasRemaining()) {
          inNumber = false;
          interrupt(number.flip().getLong());
        }
      } else if (next == INTERRUPT) {
        inNumber = true;
        number.clear();
      } else if (next == DUMP) {
        dumpThreads();
      }
    }
  }

  private void interrupt(long task) {
    TaskLoop tasks = loop;
    if (tasks != null) {
      tasks.interruptTask(task);
    }
  }

  private void dumpThreads() {
    try (PrintStream out = new PrintStream(dump.toFile())) {
      for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
        Thread thread = each.getKey();
        if (thread == Thread.currentThread() || each.getValue().length == 0) {
          continue;
        }
        out.println("\"" + thread.getName() + "\" " + thread.getState());
        int depth = 0;
        for (StackTraceElement frame : each.getValue()) {
          if (depth++ < DEEPEST) {
            out.println("  at " + frame);
          }
        }
      }
      out.print(DUMP_END);
    } catch (IOException e) {
      // the other side does not wait for long
    }
  }
}
