package dev.heddle.promise;

import dev.heddle.jvm.OrphanGuard;
import dev.heddle.promise.TrialTasks.Answers;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * The JVM that an executor is tried in: it tries one promise after the other, each on an executor
 * of its own, and ends after the first that is not plainly kept, since who knows what is left of
 * that.
 */
public final class TrialMain {

  private final PrintStream answers;
  private final String word;
  private final int workers;
  private final Duration limit;
  private final Path folder;

  private TrialMain(PrintStream answers, String word, int workers, Duration limit, Path folder) {
    this.answers = answers;
    this.word = word;
    this.workers = workers;
    this.limit = limit;
    this.folder = folder;
  }

  /**
   * Called with the executor's word, the number of workers, the limit in milliseconds, a folder for
   * files, and the ids of promises; prints what {@link TrialLine} reads.
   */
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    OrphanGuard.watch();
    TrialMain main =
        new TrialMain(
            answers,
            args[0],
            Integer.parseInt(args[1]),
            Duration.ofMillis(Long.parseLong(args[2])),
            Path.of(args[3]));
    try {
      main.tryAll(List.copyOf(Arrays.asList(args).subList(4, args.length)));
    } finally {
      // threads of the executor need not end
      Runtime.getRuntime().halt(0);
    }
  }

  private void tryAll(List<String> ids) throws Exception {
    for (String id : ids) {
      if (!tryOne(Trials.of(id))) {
        return;
      }
    }
  }

  private boolean tryOne(Trial trial) throws Exception {
    Path files = Files.createDirectories(folder.resolve(trial.id()));
    TaskNotes notes = new TaskNotes(TrialLine.notes(folder, trial.id()).toString());
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    TriedExecutor tried;
    Lab lab;
    try {
      tried = TriedExecutor.open(word, workers);
      lab = new Lab(tried.executor(), workers, limit, notes, files, before);
      Answers one = new Answers(new TaskNotes(files.resolve("first").toString()), "first", 1);
      Ending first = lab.ending(lab.within("submit", () -> tried.executor().submit(one)));
      if (!first.answered(1)) {
        say(
            TrialLine.wrong(
                PromiseWords.executor(word, PromiseWords.runsNoTask(lab.words(first)))));
        return false;
      }
    } catch (PromiseException e) {
      say(TrialLine.wrong(String.valueOf(e.getMessage())));
      return false;
    } catch (Exception | LinkageError e) {
      say(
          TrialLine.wrong(
              PromiseWords.executor(word, PromiseWords.runsNoTask(PromiseWords.threw(e)))));
      return false;
    }
    say(TrialLine.begun(trial.id()));
    long from = System.nanoTime();
    Sighting seen = seen(trial, lab);
    double seconds = (System.nanoTime() - from) / 1e9;
    if (trial.id().equals(EndTrials.NO_ORPHANS) && seen.kept() == Kept.YES) {
      say(TrialLine.seen(trial.id(), seen, seconds, false));
      new CountDownLatch(1).await(); // whoever reads that kills this JVM
    }
    boolean more = seen.kept() == Kept.YES && closed(tried, lab);
    say(TrialLine.seen(trial.id(), seen, seconds, more));
    return more;
  }

  private static Sighting seen(Trial trial, Lab lab) {
    try {
      return trial.body().in(lab);
    } catch (NotKeptException e) {
      return Sighting.no(String.valueOf(e.getMessage()));
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      return Sighting.no(PromiseWords.threw(e));
    }
  }

  /** Whether there is nothing left of an executor that harms the next one. */
  private static boolean closed(TriedExecutor tried, Lab lab) {
    try {
      lab.runWithin(
          "close",
          () -> {
            tried.executor().shutdownNow();
            close(tried);
          });
      return true;
    } catch (Exception e) {
      return false; // what it promises of its end is tried by itself
    }
  }

  private static void close(TriedExecutor tried) {
    try {
      tried.owner().close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void say(String line) {
    answers.println(line);
    answers.flush();
  }
}
