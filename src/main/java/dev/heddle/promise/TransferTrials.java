package dev.heddle.promise;

import dev.heddle.promise.TrialTasks.Large;
import dev.heddle.promise.TrialTasks.Plain;
import dev.heddle.promise.TrialTasks.PlainAnswer;
import dev.heddle.promise.TrialTasks.PlainFailure;
import dev.heddle.promise.TrialTasks.Same;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** What is promised of what tasks are made of, and answer. */
final class TransferTrials {

  private static final int LARGE = 16 << 20;

  private TransferTrials() {}

  static List<Trial> all() {
    return List.of(
        new Trial("plain-task", PromiseWords.PLAIN_TASK, TransferTrials::task),
        new Trial("plain-answer", PromiseWords.PLAIN_ANSWER, lab -> alone(lab, new PlainAnswer())),
        new Trial(
            "plain-failure", PromiseWords.PLAIN_FAILURE, lab -> alone(lab, new PlainFailure())),
        new Trial("same-object", PromiseWords.SAME_OBJECT, TransferTrials::same),
        new Trial("large", PromiseWords.LARGE, TransferTrials::large));
  }

  private static Sighting task(Lab lab) throws Exception {
    Ending ending = lab.ending(lab.within("submit", () -> lab.submit(new Plain(new Object()))));
    lab.requireUsable();
    if (ending instanceof Ending.Answer answer) {
      return answer.value() instanceof Long process && process == ProcessHandle.current().pid()
          ? Sighting.yes(PromiseWords.NO_SUCH_STEP)
          : Sighting.partly(PromiseWords.COPIED);
    }
    Lab.require(ending instanceof Ending.Failure, lab.words(ending));
    return Sighting.yes(lab.words(ending));
  }

  private static Sighting alone(Lab lab, Callable<Object> task) throws Exception {
    Ending ending = lab.ending(lab.submit(task));
    Lab.require(!(ending instanceof Ending.None), lab.words(ending));
    lab.requireUsable();
    return Sighting.yes(lab.words(ending));
  }

  private static Sighting same(Lab lab) throws Exception {
    List<Integer> one = new ArrayList<>(List.of(1));
    lab.requireAnswer(lab.submit(new Same(one, one)), true);
    return Sighting.yes("");
  }

  private static Sighting large(Lab lab) throws Exception {
    byte[] all = new byte[LARGE];
    Arrays.fill(all, (byte) 7);
    Future<byte[]> future = lab.submit(new Large(all));
    Ending ending = lab.ending(future);
    lab.requireUsable();
    if (ending instanceof Ending.Failure) {
      return Sighting.partly(lab.words(ending));
    }
    Lab.require(
        ending instanceof Ending.Answer answer
            && answer.value() instanceof byte[] back
            && Arrays.equals(all, back),
        lab.words(ending));
    return Sighting.yes("");
  }
}
