package dev.heddle.benchmarks;

import dev.heddle.jvm.OrphanGuard;

/** The process in which {@link IdleThreads} are looked at by themselves. */
final class IdleMain {

  private IdleMain() {}

  /** Called with a kind of thread and a number; says how much of the heap is in use, and idles. */
  static void main(String[] args) throws InterruptedException {
    OrphanGuard.watch();
    try (IdleThreads threads = IdleThreads.start(Starter.of(args[0]), Integer.parseInt(args[1]))) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.println(runtime.totalMemory() - runtime.freeMemory());
      threads.await();
    }
  }
}
