package dev.heddle.promise;

import dev.heddle.promise.TrialTasks.Answers;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * What a trial works with.
 *
 * @param executor what is tried
 * @param workers how many tasks it was asked to run at once
 * @param limit how long each wait may take
 * @param notes where tasks note what they do
 * @param folder a folder for the trial's files
 * @param before the threads that there were before the executor was opened
 */
record Lab(
    ExecutorService executor,
    int workers,
    Duration limit,
    TaskNotes notes,
    Path folder,
    Set<Thread> before) {

  private static final long LOOK_MILLIS = 10;

  <T> Future<T> submit(Callable<T> task) {
    return executor.submit(task);
  }

  /** A task that notes that name. */
  Task<Integer> answering(String name, int value) {
    return new Answers(notes, name, value);
  }

  /** A task that runs until {@link #open} opens that gate. */
  Task<Integer> holding(String name, String gate) {
    return new TrialTasks.Holds(notes, name, folder.resolve(gate).toString(), false);
  }

  /** The same, which goes on when it is interrupted. */
  Task<Integer> deaf(String name, String gate) {
    return new TrialTasks.Holds(notes, name, folder.resolve(gate).toString(), true);
  }

  void open(String gate) throws IOException {
    Files.writeString(folder.resolve(gate), "");
  }

  /** Waits until a task has noted that name; its process. */
  long begun(String name) throws NotKeptException, InterruptedException {
    require(
        until(() -> notes.processOf(name).isPresent()), PromiseWords.notBegun(limit.toMillis()));
    return notes.processOf(name).orElseThrow();
  }

  /** Waits for what becomes of a task. */
  Ending ending(Future<?> future) throws InterruptedException {
    try {
      return new Ending.Answer(future.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      return new Ending.Failure(e.getCause() == null ? e : e.getCause());
    } catch (CancellationException e) {
      return new Ending.Cancelled();
    } catch (TimeoutException e) {
      return new Ending.None();
    }
  }

  /** Waits for an answer, which has to be that one. */
  void requireAnswer(Future<?> future, Object value) throws NotKeptException, InterruptedException {
    Ending ending = ending(future);
    require(ending.answered(value), PromiseWords.notAnswered(words(ending)));
  }

  /** Looks whether the executor still runs tasks, as many as it has workers twice. */
  void requireUsable() throws NotKeptException, InterruptedException {
    List<Future<Integer>> more = new ArrayList<>();
    for (int i = 0; i < 2 * workers; i++) {
      more.add(submit(answering("after " + i, i)));
    }
    for (int i = 0; i < more.size(); i++) {
      requireAnswer(more.get(i), i);
    }
  }

  /** What {@code call} gives, which is not waited for longer than the limit. */
  <T> T within(String what, Callable<T> call) throws Exception {
    FutureTask<T> future = new FutureTask<>(call);
    Thread.ofPlatform().daemon().name("heddle-trial-" + what).start(future);
    try {
      return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new NotKeptException(PromiseWords.notBack(what, limit.toMillis()));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** The same of what gives nothing. */
  void runWithin(String what, Runnable act) throws Exception {
    boolean _ =
        within(
            what,
            () -> {
              act.run();
              return true;
            });
  }

  /** Looks until it is so; false where it is not within the limit. */
  boolean until(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }

  /** What became of a task, in words. */
  String words(Ending ending) {
    return PromiseWords.ending(ending, limit.toMillis());
  }

  static void require(boolean so, String elseSeen) throws NotKeptException {
    if (!so) {
      throw new NotKeptException(elseSeen);
    }
  }
}
