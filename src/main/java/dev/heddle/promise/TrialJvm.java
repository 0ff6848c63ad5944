package dev.heddle.promise;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import dev.heddle.jvm.OutputTail;
import dev.heddle.jvm.ProcessTree;
import dev.heddle.memory.Proc;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM in which promises are tried, and which may be ended by that, stopped, or hang. */
final class TrialJvm implements AutoCloseable {

  private static final String HEAP = "-Xmx256m";
  private static final long LOOK_MILLIS = 100;

  /** A trial has several waits, of which few take long. */
  private static final int WAITS = 4;

  /** What a JVM takes to start, and an executor to open, beside its limit. */
  private static final Duration START = Duration.ofMinutes(2);

  private static final Duration END = Duration.ofSeconds(10);
  private static final long LAST_WORDS_MILLIS = 1000;

  private final Child child;
  private final TryRequest request;
  private final Path folder;
  private final OutputTail errors;
  private final BlockingQueue<TrialLine> lines = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> ended;
  private boolean goesOn;

  private TrialJvm(Child child, TryRequest request, Path folder) {
    this.child = child;
    this.request = request;
    this.folder = folder;
    this.errors = child.keepErrors("heddle-trial-errors");
    this.ended = child.read(this::readAll);
  }

  /**
   * Starts one.
   *
   * @param classPath where its classes are
   * @param ids what it tries, in that order
   */
  static TrialJvm start(TryRequest request, String classPath, Path folder, List<String> ids)
      throws IOException {
    Path temporary = Files.createTempDirectory(folder, "t");
    List<String> command = new ArrayList<>(List.of(Jvm.java().toString()));
    command.addAll(Jvm.flags());
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary));
    command.addAll(List.of("-cp", Jvm.ownClassPath() + classPath(classPath)));
    command.addAll(
        List.of(
            TrialMain.class.getName(),
            request.executor(),
            Integer.toString(request.workers()),
            Long.toString(request.limit().toMillis()),
            folder.toString()));
    command.addAll(ids);
    return new TrialJvm(Child.start(new ProcessBuilder(command)), request, folder);
  }

  private static String classPath(String more) {
    return more.isEmpty() ? "" : File.pathSeparator + more;
  }

  private boolean readAll(InputStream output) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        TrialLine.read(line).ifPresent(lines::add);
      }
    }
    return true;
  }

  /**
   * Waits for the next trial's end; the JVM may have ended by that.
   *
   * @throws PromiseException where the executor cannot be tried
   */
  Tried next(Trial trial) throws PromiseException, InterruptedException {
    goesOn = false;
    TrialLine first = await(START.plus(request.limit()));
    switch (first) {
      case TrialLine.Wrong wrong -> throw new PromiseException(wrong.why());
      case TrialLine.Told told -> throw new IllegalStateException(told.toString()); // cannot be
      case TrialLine.Begun _ -> {}
      case null ->
          throw new PromiseException(
              PromiseWords.executor(
                  request.executor(),
                  isOver()
                      ? PromiseWords.endsItsJvm(
                          child.exitCode(), errors.lastLine(LAST_WORDS_MILLIS))
                      : PromiseWords.runsNoTask(
                          PromiseWords.noAnswer(START.plus(request.limit()).toMillis()))));
    }
    long from = System.nanoTime();
    Duration most = request.limit().multipliedBy(WAITS);
    TrialLine line = await(most);
    double seconds = (System.nanoTime() - from) / 1e9;
    if (line instanceof TrialLine.Told told) {
      goesOn = told.more();
      boolean kills = trial.id().equals(EndTrials.NO_ORPHANS) && told.seen().kept() == Kept.YES;
      return kills ? killed(trial) : seen(trial, told.seen(), told.seconds());
    }
    if (isOver()) {
      return seen(trial, callerEnded(trial), seconds);
    }
    String why = isStopped() ? PromiseWords.CALLER_STOPPED : PromiseWords.noAnswer(most.toMillis());
    return seen(trial, Sighting.no(why), seconds);
  }

  /** Whether the next one can be tried here. */
  boolean goesOn() {
    return goesOn;
  }

  private boolean isOver() {
    return ended.isDone() && !child.isAlive() && lines.isEmpty();
  }

  private static Tried seen(Trial trial, Sighting seen, double seconds) {
    return new Tried(trial.id(), trial.words(), seen.kept(), seconds, seen.words());
  }

  /** What it says next; null where it ends, is stopped or says nothing for so long. */
  private @Nullable TrialLine await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < end) {
      Optional<TrialLine> line =
          Optional.ofNullable(lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      if (line.isPresent()) {
        return line.get();
      }
      if (isOver() || isStopped()) {
        return lines.poll();
      }
    }
    return null;
  }

  private boolean isStopped() {
    try {
      return Proc.HERE.stat(child.pid()).state() == 'T';
    } catch (IOException e) {
      return false; // unknown, and its limit holds
    }
  }

  /** What it means that the caller's JVM has ended: what ran before that can still be counted. */
  private Sighting callerEnded(Trial trial) {
    if (!CrashTrials.AT_MOST_ONCE.contains(trial.id())) {
      return Sighting.no(PromiseWords.callerEnded(child.exitCode()));
    }
    int twice = new TaskNotes(TrialLine.notes(folder, trial.id()).toString()).twice();
    return twice > 0
        ? Sighting.no(PromiseWords.ranTwice(twice))
        : Sighting.yes(PromiseWords.callerEndedOnce(child.exitCode()));
  }

  /** Kills it alone, as a shell does with {@code kill -9}, and looks what becomes of the others. */
  private Tried killed(Trial trial) throws InterruptedException {
    Optional<ProcessHandle> root = ProcessHandle.of(child.pid());
    List<ProcessHandle> below = root.map(ProcessTree::below).orElse(List.of());
    long from = System.nanoTime();
    root.ifPresent(ProcessTree::killAlone);
    long end = from + request.limit().toNanos();
    while (below.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS / 4);
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    List<ProcessHandle> left = below.stream().filter(ProcessHandle::isAlive).toList();
    left.forEach(ProcessTree::killAlone);
    if (!left.isEmpty()) {
      String words = PromiseWords.goOnWithout(left.size(), request.limit().toMillis());
      return seen(trial, Sighting.no(words), seconds);
    }
    String words =
        below.isEmpty() ? PromiseWords.NO_PROCESSES : PromiseWords.ended(below.size(), seconds);
    return seen(trial, Sighting.yes(words), seconds);
  }

  /** Kills it with all that it started. */
  @Override
  public void close() {
    child.end(PromiseWords.TRIAL, END);
  }
}
