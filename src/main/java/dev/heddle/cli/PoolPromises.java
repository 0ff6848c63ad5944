package dev.heddle.cli;

import java.util.List;

/** What the process pool promises, each with the test that shows it. */
final class PoolPromises {

  /**
   * One of them.
   *
   * @param words what is promised
   * @param test the name of a test class, and of a method where one alone shows it
   */
  private record Promise(String words, String test) {}

  private static final List<Promise> ALL =
      List.of(
          new Promise("Every task has one outcome and runs at most once.", "CrashMatrixTest"),
          new Promise("A crash costs one task; its worker is replaced.", "ChaosTest"),
          new Promise(
              "A task past its limit is killed with what it started; submit takes a limit for one.",
              "DeadlineTest, LibraryContractTest.aTaskMayHaveALimitOfItsOwn"),
          new Promise(
              "That holds though this process can open no more files.", "StarvedOfDescriptorsTest"),
          new Promise(
              "interruptFor: a task is interrupted first; the exception shows its threads.",
              "InterruptTest.oneThatDoesNotIsKilledAndItsExceptionTellsWhatItsThreadsWereAt"),
          new Promise(
              "After shutdown the program lives until all tasks are done.",
              "LibraryContractTest.workIsFinishedWhenMainReturnsAfterShutdown"),
          new Promise(
              "A program that ends without it says how many tasks are dropped.",
              "LibraryContractTest.whoReturnsWithoutAShutdownIsToldHowManyTasksAreDropped"),
          new Promise(
              "close waits for all tasks, or for withCloseLimit.",
              "LibraryContractTest.closeWaitsForAllTasksHoweverLongTheyTake"),
          new Promise("No task starves behind a long one while later ones run.", "FairnessTest"),
          new Promise(
              "Where ten workers in a row end before they do anything it stops and says why.",
              "PoolCareTest.aPoolWhoseWorkersEndBeforeTheyDoAnythingStopsTryingAndSaysWhy"),
          new Promise(
              "Tasks that crash their workers do not close it, however many.",
              "PoolCareTest.honestCrashesDoNotCloseAPool"),
          new Promise(
              "withInitializer: what each worker runs first, and its failure is told.",
              "PoolCareTest.theFailureOfAnInitializerIsToldToWhoWaitsForAWorker"),
          new Promise(
              "withMemoryLimits: a worker above is replaced after its task, or killed in it.",
              "MemoryLimitTest.aWorkerWithTooMuchMemoryIsReplacedAfterItsTask"),
          new Promise(
              "withStuckAfter: a worker that gives no sign of life is told of, and killed only"
                  + " where asked.",
              "HeartbeatTest.aStuckWorkerIsToldOfAndKilledOnlyWhereAsked"),
          new Promise(
              "All descendants of a task end with it; treeEnd says what is known of that.",
              "WholeTreeTest"),
          new Promise(
              "withTasksPerWorker: not all workers are replaced at the same time.",
              "PoolCareTest.notAllWorkersAreReplacedAtTheSameTime"),
          new Promise(
              "withSpares: a ready worker takes the place of one that ends.",
              "PoolCareTest.aSpareWorkerTakesThePlaceOfOneThatEnds"),
          new Promise(
              "withIdleLimit: workers that have nothing to do go.",
              "PoolCareTest.idleWorkersGoAfterATimeAndComeBackWhenTheyAreNeeded"),
          new Promise(
              "withQueueLimit: a task that waits too long fails and is never started.",
              "PoolCareTest.aTaskThatWaitsTooLongForAWorkerFailsAndIsNotStarted"),
          new Promise(
              "A jar that was rebuilt meanwhile is refused for new workers.",
              "PoolCareTest.aJarThatWasRebuiltIsRefusedForNewWorkers"),
          new Promise(
              "counts tells of tasks queued, running, done, failed, crashed, and of restarts.",
              "LibraryContractTest.countsTellWhatBecameOfTasksAndWorkers"),
          new Promise(
              "No orphans: workers end within a second of the program, kill -9 included.",
              "OrphanTest"));

  private PoolPromises() {}

  /** All of them, for a person. */
  static String text() {
    StringBuilder text = new StringBuilder();
    text.append("The process pool (dev.heddle.process.ProcessPool) is an ExecutorService whose\n");
    text.append("tasks run in JVMs of their own. What it promises, and the test that shows it:\n");
    for (Promise promise : ALL) {
      text.append("\n- ").append(promise.words()).append("\n  ").append(promise.test());
    }
    return text.append('\n').toString();
  }

  /** The names of all tests, for a test that looks whether they are there. */
  static List<String> tests() {
    return ALL.stream().flatMap(promise -> List.of(promise.test().split(", ")).stream()).toList();
  }
}
