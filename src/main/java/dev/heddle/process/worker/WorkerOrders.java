package dev.heddle.process.worker;

import dev.heddle.jvm.HeapFigures;
import dev.heddle.jvm.LifelineListener;
import dev.heddle.memory.Proc;
import dev.heddle.process.link.StartRegister;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pool tells a worker beside its tasks, by the lifeline: another thread hears it, while the
 * one that reads tasks is at one.
 */
public final class WorkerOrders implements LifelineListener {

  /** Interrupt a task: the worker of this JVM follows, counted from 0, and the task's number. */
  public static final byte INTERRUPT = 1;

  /** How long that is. */
  public static final int WHICH_BYTES = Integer.BYTES + Long.BYTES;

  /** Write what all threads are at. */
  public static final byte DUMP = 2;

  /** Write what the heap has taken. */
  public static final byte HEAP = 3;

  /** Give memory back, unless a task runs. */
  public static final byte TRIM = 4;

  /** The last line of the dump. */
  public static final String DUMP_END = "end of threads\n";

  private static final int DEEPEST = 64;

  /** A worker that has done little has some 50 MiB in main memory, a part of which all share. */
  private static final long LEAST_TO_TRIM = 60L << 20;

  private final Path register;
  private final Path dump;
  private final ByteBuffer which = ByteBuffer.allocate(WHICH_BYTES);
  private boolean inWhich;
  private long heapAnswers;

  /**
   * What the heap kept when it was last collected here: that is known at once, while the system
   * gets the rest back a little later.
   */
  private long trimmed;

  private volatile TaskLoop @Nullable [] loops;

  /** Writes what the heap has taken to {@code register}, and beside it what threads are at. */
  WorkerOrders(Path register) {
    this.register = register;
    dump = StartRegister.dumpBeside(register);
  }

  /** Begins to obey. */
  void serve(TaskLoop[] all) {
    loops = all;
  }

  @Override
  public void heard(ByteBuffer said) {
    while (said.hasRemaining()) {
      byte next = said.get();
      if (inWhich) {
        which.put(next);
        if (!which.hasRemaining()) {
          inWhich = false;
          which.flip();
          interrupt(which.getInt(), which.getLong());
        }
      } else if (next == INTERRUPT) {
        inWhich = true;
        which.clear();
      } else if (next == DUMP) {
        dumpThreads();
      } else if (next == HEAP) {
        tellHeap();
      } else if (next == TRIM) {
        trim();
      }
    }
  }

  /**
   * Collects all garbage, after which the collector gives back what it needs no more: only where
   * much has come since the last time, so that a large heap that lives is not gone through in vain.
   */
  private void trim() {
    try {
      if (!isBusy() && Proc.HERE.ownResidentBytes() > LEAST_TO_TRIM + trimmed) {
        System.gc();
        if (Runtime.getRuntime().totalMemory() < LEAST_TO_TRIM) {
          System.gc(); // takes some milliseconds, and G1 gives back some 8 MiB more
        }
        trimmed = Runtime.getRuntime().totalMemory();
      }
    } catch (IOException | RuntimeException | Error e) {
      // then it keeps what it has
    }
  }

  private boolean isBusy() {
    TaskLoop[] all = loops;
    if (all == null) {
      return true;
    }
    for (TaskLoop loop : all) {
      if (loop.isAtTask()) {
        return true;
      }
    }
    return false;
  }

  private void interrupt(int worker, long task) {
    TaskLoop[] all = loops;
    if (all != null) {
      all[worker].interruptTask(task);
    }
  }

  private void tellHeap() {
    try (RandomAccessFile file = new RandomAccessFile(register.toFile(), "rw")) {
      HeapFigures now = HeapFigures.here();
      ByteBuffer figures = ByteBuffer.allocate(2 * Long.BYTES);
      figures.putLong(now.collectedMillis()).putLong(now.allocatedBytes());
      ByteBuffer answers = ByteBuffer.allocate(Long.BYTES).putLong(++heapAnswers);
      file.seek(StartRegister.HEAP + Long.BYTES);
      file.write(figures.array());
      // whoever sees this sees the figures, too
      file.seek(StartRegister.HEAP);
      file.write(answers.array());
    } catch (IOException | RuntimeException | Error e) {
      // the other side does not wait for long; and a task that has used the memory up ends no guard
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
