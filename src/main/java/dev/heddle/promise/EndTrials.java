package dev.heddle.promise;

import dev.heddle.jvm.ProcessTree;
import dev.heddle.promise.TrialTasks.Holds;
import dev.heddle.promise.TrialTasks.Sleeps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is promised of an executor's end. */
final class EndTrials {

  /** Tried by whoever kills the caller. */
  static final String NO_ORPHANS = "no-orphans";

  private static final String GATE = "gate";
  private static final int WAITING = 4;
  private static final long SHORT_MILLIS = 200;
  private static final String NAME = "held ";

  private EndTrials() {}

  static List<Trial> all() {
    return List.of(
        new Trial("refuses", PromiseWords.REFUSES, EndTrials::refuses),
        new Trial("finishes", PromiseWords.FINISHES, EndTrials::finishes),
        new Trial("await-termination", PromiseWords.AWAIT_TERMINATION, EndTrials::awaits),
        new Trial("shutdown-now", PromiseWords.SHUTDOWN_NOW, EndTrials::now),
        new Trial("close", PromiseWords.CLOSE, EndTrials::closes),
        new Trial("nothing-left", PromiseWords.NOTHING_LEFT, EndTrials::nothingLeft),
        new Trial(NO_ORPHANS, PromiseWords.NO_ORPHANS, EndTrials::waitToBeKilled));
  }

  /** As many that run as there are workers. */
  private static List<Future<Integer>> occupy(Lab lab) throws Exception {
    List<Future<Integer>> held = new ArrayList<>();
    for (int i = 0; i < lab.workers(); i++) {
      held.add(lab.submit(lab.holding(NAME + i, GATE)));
    }
    for (int i = 0; i < lab.workers(); i++) {
      long _ = lab.begun(NAME + i);
    }
    return held;
  }

  private static List<Future<Integer>> waiting(Lab lab) {
    List<Future<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < WAITING; i++) {
      waiting.add(lab.submit(lab.answering("waiting " + i, i)));
    }
    return waiting;
  }

  private static Sighting refuses(Lab lab) throws Exception {
    lab.runWithin("shutdown", lab.executor()::shutdown);
    Lab.require(lab.executor().isShutdown(), PromiseWords.IS_NOT_SHUT_DOWN);
    try {
      Future<Integer> late = lab.within("submit", () -> lab.submit(lab.answering("late", 1)));
      return Sighting.no(PromiseWords.takesMore(lab.words(lab.ending(late))));
    } catch (RejectedExecutionException e) {
      return Sighting.yes("");
    }
  }

  private static Sighting finishes(Lab lab) throws Exception {
    List<Future<Integer>> held = occupy(lab);
    List<Future<Integer>> waiting = waiting(lab);
    lab.runWithin("shutdown", lab.executor()::shutdown);
    lab.open(GATE);
    for (Future<Integer> each : held) {
      lab.requireAnswer(each, 1);
    }
    for (int i = 0; i < WAITING; i++) {
      lab.requireAnswer(waiting.get(i), i);
    }
    return Sighting.yes("");
  }

  private static Sighting awaits(Lab lab) throws Exception {
    List<Future<Integer>> held = occupy(lab);
    lab.runWithin("shutdown", lab.executor()::shutdown);
    Lab.require(!lab.executor().isTerminated(), PromiseWords.TERMINATED_TOO_EARLY);
    long from = System.nanoTime();
    boolean early =
        lab.within(
            "awaitTermination",
            () -> lab.executor().awaitTermination(SHORT_MILLIS, TimeUnit.MILLISECONDS));
    long waited = (System.nanoTime() - from) / 1_000_000;
    Lab.require(!early, PromiseWords.TERMINATED_TOO_EARLY);
    // a clock may be a little ahead of another
    Lab.require(waited >= SHORT_MILLIS / 2, PromiseWords.doesNotWait(waited, SHORT_MILLIS));
    lab.open(GATE);
    boolean ended =
        lab.within(
            "awaitTermination",
            () ->
                lab.executor()
                    .awaitTermination(
                        lab.limit().toMillis() - SHORT_MILLIS, TimeUnit.MILLISECONDS));
    Lab.require(ended, PromiseWords.NEVER_TERMINATES);
    for (int i = 0; i < held.size(); i++) {
      Lab.require(Holds.ended(lab.notes(), NAME + i), PromiseWords.TERMINATED_TOO_EARLY);
    }
    Lab.require(lab.executor().isTerminated(), PromiseWords.NEVER_TERMINATES);
    return Sighting.yes("");
  }

  private static Sighting now(Lab lab) throws Exception {
    List<Future<Integer>> held = occupy(lab);
    waiting(lab);
    List<Runnable> back = lab.within("shutdownNow", lab.executor()::shutdownNow);
    boolean ended =
        lab.within(
            "awaitTermination",
            () ->
                lab.executor().awaitTermination(lab.limit().toMillis() / 2, TimeUnit.MILLISECONDS));
    int goingOn = 0;
    for (int i = 0; i < held.size(); i++) {
      goingOn += goesOn(lab, NAME + i) ? 1 : 0;
    }
    Lab.require(goingOn == 0, PromiseWords.goOn(goingOn, held.size()));
    Lab.require(ended, PromiseWords.NEVER_TERMINATES);
    long ran = lab.notes().words().stream().filter(word -> word.startsWith("waiting ")).count();
    Lab.require(
        back.size() + ran == WAITING, PromiseWords.givenBack(back.size(), WAITING - (int) ran));
    return Sighting.yes(PromiseWords.gaveBack(back.size()));
  }

  /** Whether the holding task of that name was neither interrupted nor ended with its process. */
  static boolean goesOn(Lab lab, String name) {
    return !Holds.interrupted(lab.notes(), name)
        && lab.notes()
            .processOf(name)
            .flatMap(ProcessHandle::of)
            .filter(ProcessHandle::isAlive)
            .isPresent();
  }

  private static Sighting closes(Lab lab) throws Exception {
    Future<Integer> last = lab.submit(new Sleeps(lab.notes(), "last", SHORT_MILLIS, 1));
    lab.runWithin("close", lab.executor()::close);
    Lab.require(lab.notes().has("last"), PromiseWords.CLOSED_TOO_EARLY);
    Lab.require(lab.executor().isTerminated(), PromiseWords.NEVER_TERMINATES);
    lab.requireAnswer(last, 1);
    return Sighting.yes("");
  }

  private static Sighting nothingLeft(Lab lab) throws Exception {
    lab.requireUsable();
    lab.runWithin("close", lab.executor()::close);
    boolean none = lab.until(() -> left(lab).isEmpty());
    return none ? Sighting.yes("") : Sighting.no(PromiseWords.left(left(lab)));
  }

  /** What there still is: processes, threads that keep a JVM from its end, files. */
  private static List<String> left(Lab lab) {
    List<String> left = new ArrayList<>();
    ProcessTree.below(ProcessHandle.current())
        .forEach(process -> left.add(PromiseWords.process(process.pid())));
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeAll(lab.before());
    threads.stream()
        .filter(thread -> !thread.isDaemon())
        .forEach(thread -> left.add(PromiseWords.thread(thread.getName())));
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      files.forEach(file -> left.add(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return left;
  }

  /** Whoever waits for this word looks around, kills this JVM, and looks again. */
  private static Sighting waitToBeKilled(Lab lab) throws Exception {
    occupy(lab);
    return Sighting.yes("");
  }
}
