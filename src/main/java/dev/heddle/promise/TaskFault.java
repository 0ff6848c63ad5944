package dev.heddle.promise;

import dev.heddle.jvm.Child;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** What may go wrong where a task's own code runs. */
enum TaskFault {
  EXIT("exit", PromiseWords.EXITS) {
    @Override
    void strike() {
      System.exit(CODE);
    }
  },
  HALT("halt", PromiseWords.HALTS) {
    @Override
    void strike() {
      Runtime.getRuntime().halt(CODE);
    }
  },
  KILL("kill", PromiseWords.IS_KILLED) {
    @Override
    void strike() throws Exception {
      signal("-KILL");
    }
  },
  ERROR("error", PromiseWords.THROWS_AN_ERROR) {
    @Override
    void strike() {
      throw new LinkageError(PromiseWords.ON_PURPOSE);
    }
  },
  STACK("stack", PromiseWords.USES_UP_ITS_STACK) {
    @Override
    void strike() {
      throw new IllegalStateException("depth " + deeper(0));
    }
  },
  MEMORY("memory", PromiseWords.USES_UP_ALL_MEMORY) {
    @Override
    void strike() {
      byte[] all = new byte[1 << 20];
      while (true) {
        all = Arrays.copyOf(all, all.length * 2);
      }
    }
  },
  STOP("stop", PromiseWords.STOPS_ITS_PROCESS) {
    @Override
    void strike() throws Exception {
      signal("-STOP");
    }
  };

  private static final int CODE = 3;

  private final String id;
  private final String words;

  TaskFault(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** Its part of the name of a promise. */
  String word() {
    return id;
  }

  /** What such a task does, in words that follow "a task that". */
  String words() {
    return words;
  }

  /** Lets it happen here. */
  abstract void strike() throws Exception;

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int deeper(int n) {
    return deeper(n + 1) + 1;
  }

  private static void signal(String name) throws IOException, InterruptedException {
    String self = Long.toString(ProcessHandle.current().pid());
    try (Child _ = Child.start(new ProcessBuilder("kill", name, self))) {
      new CountDownLatch(1).await();
    }
  }
}
