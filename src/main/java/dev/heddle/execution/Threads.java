package dev.heddle.execution;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/** How the models open that stay in this JVM. */
final class Threads {

  private static final int NO_BOUND = Integer.MAX_VALUE;

  private Threads() {}

  static Workforce sequential() {
    return new ExecutorWorkforce(
        new CallerExecutor(), List.of(Worker.caller("the caller's thread, through an executor")));
  }

  static Workforce platformThreads(int workers, boolean bounded) {
    ThreadFactory factory = Thread.ofPlatform().daemon().name("heddle-task-", 0).factory();
    return new ExecutorWorkforce(
        new PerTaskExecutor(factory, turns(workers, bounded), PerTaskExecutor.Turn.BEFORE_THREAD),
        List.of(Worker.platformThread("a new thread per task, " + atOnce(workers, bounded))));
  }

  static Workforce virtualThreads(int workers, boolean bounded) {
    ThreadFactory factory = Thread.ofVirtual().name("heddle-task-", 0).factory();
    return new ExecutorWorkforce(
        new PerTaskExecutor(factory, turns(workers, bounded), PerTaskExecutor.Turn.IN_THREAD),
        List.of(Worker.virtualThread("a new thread per task, " + atOnce(workers, bounded))));
  }

  static Workforce fixedPool(int workers) {
    ThreadFactory factory = Thread.ofPlatform().daemon().name("heddle-pool-", 1).factory();
    return new ExecutorWorkforce(
        Executors.newFixedThreadPool(workers, factory), pooled(workers, "a fixed pool"));
  }

  static Workforce workStealing(int workers) {
    return new ExecutorWorkforce(new ForkJoinPool(workers), pooled(workers, "a ForkJoinPool"));
  }

  private static List<Worker> pooled(int workers, String pool) {
    return Collections.nCopies(workers, Worker.platformThread("in " + pool));
  }

  private static Semaphore turns(int workers, boolean bounded) {
    return new Semaphore(bounded ? workers : NO_BOUND);
  }

  private static String atOnce(int workers, boolean bounded) {
    return bounded ? "%s tasks at once".formatted(workers) : "all tasks at once";
  }
}
