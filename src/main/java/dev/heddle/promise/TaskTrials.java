package dev.heddle.promise;

import dev.heddle.promise.TrialTasks.Fails;
import dev.heddle.promise.TrialTasks.Sleeps;
import dev.heddle.workload.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What is promised of tasks and their futures where nothing dies. */
final class TaskTrials {

  private static final int MANY = 100;
  private static final int SOME = 8;
  private static final int BAD_EVERY = 5;
  private static final long STEP_MILLIS = 10;
  private static final String BAD = "bad ";

  private TaskTrials() {}

  static List<Trial> all() {
    return List.of(
        new Trial("one-outcome", PromiseWords.ONE_OUTCOME, TaskTrials::oneOutcome),
        new Trial("order", PromiseWords.ORDER, TaskTrials::order),
        new Trial("invoke-all-failure", PromiseWords.INVOKE_ALL_FAILURE, TaskTrials::failures),
        new Trial("invoke-any", PromiseWords.INVOKE_ANY, TaskTrials::any),
        new Trial("future-state", PromiseWords.FUTURE_STATE, TaskTrials::state));
  }

  private static Sighting oneOutcome(Lab lab) throws Exception {
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(
          lab.submit(i % BAD_EVERY == 0 ? new Fails(BAD + i) : lab.answering("task " + i, i)));
    }
    for (int i = 0; i < MANY; i++) {
      Ending ending = lab.ending(futures.get(i));
      Lab.require(
          i % BAD_EVERY == 0 ? ending.failedWith(BAD + i) : ending.answered(i),
          PromiseWords.wrongOutcome(i, lab.words(ending)));
    }
    Lab.require(lab.notes().twice() == 0, PromiseWords.ranTwice(lab.notes().twice()));
    return Sighting.yes(PromiseWords.tasks(MANY));
  }

  private static Sighting order(Lab lab) throws Exception {
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < SOME; i++) {
      tasks.add(new Sleeps(lab.notes(), "task " + i, (SOME - i) * STEP_MILLIS, i));
    }
    List<Future<Integer>> futures = lab.within("invokeAll", () -> lab.executor().invokeAll(tasks));
    Lab.require(futures.size() == SOME, PromiseWords.futures(futures.size(), SOME));
    for (int i = 0; i < SOME; i++) {
      Lab.require(futures.get(i).isDone(), PromiseWords.NOT_DONE);
      Ending ending = lab.ending(futures.get(i));
      Lab.require(ending.answered(i), PromiseWords.wrongOutcome(i, lab.words(ending)));
    }
    return Sighting.yes("");
  }

  private static Sighting failures(Lab lab) throws Exception {
    List<Task<Integer>> tasks =
        List.of(lab.answering("first", 1), new Fails(BAD + 1), lab.answering("last", 2));
    List<Future<Integer>> futures = lab.within("invokeAll", () -> lab.executor().invokeAll(tasks));
    lab.requireAnswer(futures.getFirst(), 1);
    lab.requireAnswer(futures.getLast(), 2);
    Ending ending = lab.ending(futures.get(1));
    Lab.require(ending.failedWith(BAD + 1), PromiseWords.wrongOutcome(1, lab.words(ending)));
    return Sighting.yes("");
  }

  private static Sighting any(Lab lab) throws Exception {
    List<Task<Integer>> one = List.of(new Fails(BAD + 0), lab.answering("good", SOME));
    Integer answer = lab.within("invokeAny", () -> lab.executor().invokeAny(one));
    Lab.require(answer == SOME, PromiseWords.notAnswered(String.valueOf(answer)));
    List<Task<Integer>> none = List.of(new Fails(BAD + 1), new Fails(BAD + 2));
    try {
      Integer other = lab.within("invokeAny", () -> lab.executor().invokeAny(none));
      throw new NotKeptException(PromiseWords.notFailed(String.valueOf(other)));
    } catch (ExecutionException e) {
      return Sighting.yes("");
    }
  }

  /** Some futures are of that state only a moment later. */
  private static Sighting state(Lab lab) throws Exception {
    for (int i = 0; i < MANY; i++) {
      boolean bad = i % BAD_EVERY == 0;
      Future<Integer> future = lab.submit(bad ? new Fails(BAD + i) : lab.answering("task " + i, i));
      Ending ending = lab.ending(future);
      Lab.require(!(ending instanceof Ending.None), PromiseWords.NOT_DONE);
      Future.State state = future.state();
      Lab.require(
          future.isDone() && state == (bad ? Future.State.FAILED : Future.State.SUCCESS),
          PromiseWords.wrongState(i, state.toString()));
      if (bad) {
        String message = String.valueOf(future.exceptionNow().getMessage());
        Lab.require(message.equals(BAD + i), PromiseWords.wrongOutcome(i, message));
      } else {
        Lab.require(future.resultNow() == i, PromiseWords.wrongOutcome(i, ""));
      }
    }
    return Sighting.yes("");
  }
}
