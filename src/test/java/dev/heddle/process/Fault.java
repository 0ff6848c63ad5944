package dev.heddle.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** What may go wrong where a task's own code runs. */
enum Fault {
  ERROR("throws an error", Toll.TASK) {
    @Override
    void strike() {
      throw new Failed();
    }
  },
  EXIT("exits", Toll.WORKER) {
    @Override
    void strike() {
      System.exit(3);
    }
  },
  HALT("halts its JVM", Toll.WORKER) {
    @Override
    void strike() {
      Runtime.getRuntime().halt(4);
    }
  },
  SIGKILL("is killed", Toll.WORKER) {
    @Override
    void strike() throws Exception {
      signal("KILL");
    }
  },
  SIGABRT("aborts its process", Toll.WORKER) {
    @Override
    void strike() throws Exception {
      signal("ABRT");
    }
  },
  SIGSEGV("touches memory that is not there", Toll.WORKER) {
    @Override
    void strike() throws Exception {
      signal("SEGV");
    }
  },
  SIGSTOP("stops its process", Toll.DEADLINE) {
    @Override
    void strike() throws Exception {
      signal("STOP");
    }
  },
  DEADLOCK("deadlocks with another thread", Toll.DEADLINE) {
    @Override
    @SuppressWarnings("LockNotBeforeTry")
    void strike() throws Exception {
      Object one = new Object();
      Object other = new Object();
      CountDownLatch bothHold = new CountDownLatch(2);
      Thread.ofPlatform().daemon().start(() -> holdBoth(other, one, bothHold));
      holdBoth(one, other, bothHold);
    }
  },
  OUT_OF_MEMORY("uses up all memory", Toll.TRUST) {
    @Override
    void strike() {
      byte[] all = new byte[1 << 20];
      while (true) {
        all = Arrays.copyOf(all, all.length * 2);
      }
    }
  },
  TOO_MUCH_MEMORY("asks for more memory than there can be", Toll.TRUST) {
    @Override
    void strike() {
      throw new IllegalStateException("got " + new byte[Integer.MAX_VALUE].length);
    }
  },
  STACK_OVERFLOW("uses up its stack", Toll.TASK) {
    @Override
    void strike() {
      deeper(0);
    }
  },
  GARBAGE_TO_STDOUT("prints garbage", Toll.NOTHING) {
    @Override
    void strike() {
      System.out.print("HDL\u0001\u0000 garbage".repeat(100));
    }
  },
  GARBAGE_TO_DESCRIPTOR_1("writes garbage to descriptor 1", Toll.NOTHING) {
    @Override
    @SuppressWarnings("resource") // the descriptor is the process's own
    void strike() throws IOException {
      byte[] garbage = "HDL\u0001\u0000 garbage".repeat(100).getBytes(StandardCharsets.UTF_8);
      new FileOutputStream(FileDescriptor.out).write(garbage);
    }
  };

  /** What a fault costs at most. */
  enum Toll {
    /** Nothing: the task succeeds. */
    NOTHING,
    /** The task alone. */
    TASK,
    /** The task, and its worker goes since it cannot be trusted. */
    TRUST,
    /** The task and its worker. */
    WORKER,
    /** The same, but only when the deadline has passed. */
    DEADLINE
  }

  /** Is like nothing that a worker throws by itself. */
  static final class Failed extends Error {
    private static final long serialVersionUID = 1L;

    Failed() {
      super("on purpose");
    }
  }

  private final String words;
  private final Toll toll;

  Fault(String words, Toll toll) {
    this.words = words;
    this.toll = toll;
  }

  /** What happens, in words that follow "a task that". */
  String words() {
    return words;
  }

  Toll toll() {
    return toll;
  }

  /** Lets it happen here. */
  abstract void strike() throws Exception;

  private static void signal(String name) throws Exception {
    Processes.signal(name, Processes.ownPid());
    new CountDownLatch(1).await();
  }

  private static void holdBoth(Object first, Object second, CountDownLatch bothHold) {
    synchronized (first) {
      bothHold.countDown();
      while (bothHold.getCount() > 0) {
        Thread.onSpinWait();
      }
      synchronized (second) {
        throw new IllegalStateException("no deadlock");
      }
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int deeper(int n) {
    return deeper(n + 1) + 1;
  }
}
