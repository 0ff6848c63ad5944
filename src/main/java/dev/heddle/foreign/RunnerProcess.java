package dev.heddle.foreign;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.Failures;
import dev.heddle.jvm.OrphanSweep;
import dev.heddle.jvm.OutputTail;
import dev.heddle.jvm.TimeLimit;
import dev.heddle.result.Json;
import dev.heddle.result.Told;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A runner that goes on: it is asked one line and answers some.
 *
 * <p>What holds its standard input open is this process; a runner ends with all that it started
 * when that ends.
 */
final class RunnerProcess implements AutoCloseable {

  /** Some hundred thousand times of an iteration. */
  private static final int LONGEST_LINE = 16 << 20;

  private static final Duration TO_END = Duration.ofSeconds(10);
  private static final long LAST_WORDS_MILLIS = 500;
  private static final long LOOK_MILLIS = 200;

  /** The variable by which what a runner started is found when it has ended without a word. */
  private static final String MARK = "HEDDLE_RUNNER";

  private final Child child;
  private final String mark;
  private final OutputTail errors;
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private OrphanSweep.Left left = OrphanSweep.Left.NOT_TOLD;

  /** A line that it printed, or the end. */
  private sealed interface Line {
    record Whole(String text) implements Line {}

    record TooLong() implements Line {}

    record End() implements Line {}
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what is read is in the lines
  private RunnerProcess(Child child, String mark) {
    this.child = child;
    this.mark = mark;
    errors = child.keepErrors("heddle-runner-errors");
    child.read(output -> {
      try {
        read(new BufferedInputStream(output));
      } finally {
        lines.add(new Line.End());
      }
      return true;
    });
  }

  /** Starts what {@code command} says. */
  static RunnerProcess start(ProcessBuilder command) throws RunnerException {
    String mark = UUID.randomUUID().toString();
    command.environment().put(MARK, mark);
    try {
      return new RunnerProcess(Child.start(command), mark);
    } catch (IOException e) {
      throw new RunnerException(
          ForeignWords.cannotBeStarted(command.command().getFirst(), Failures.words(e)));
    }
  }

  long pid() {
    return child.pid();
  }

  /** Asks it. */
  void ask(RunnerRequest request) throws RunnerException {
    try {
      child.say(Json.line(request));
    } catch (IOException e) {
      throw new RunnerException(ForeignWords.endedUnasked(lastWords()));
    }
  }

  /** Tells one that waits to go on; where it has ended, its next line tells that. */
  void goOn() {
    try {
      child.say("");
    } catch (IOException e) {
      // nobody reads it
    }
  }

  /** Tells it to end, as the end of this process would. */
  void endInput() throws IOException {
    child.closeInput();
  }

  /** Ends it after so long, unless what this answers is closed before. */
  TimeLimit killAfter(Duration limit) {
    return child.killAfter(limit);
  }

  /**
   * The next line that it answers.
   *
   * @param before what it has said already, in words, where there is none
   */
  <T> T next(Class<T> type, String before) throws RunnerException {
    String line = line();
    if (line.isEmpty()) {
      throw new RunnerException(ForeignWords.endedEarly(before, lastWords()));
    }
    try {
      return Json.parse(line, type);
    } catch (IOException e) {
      throw new RunnerException(ForeignWords.noAnswer(line, String.valueOf(e.getMessage())));
    }
  }

  /**
   * The next line; empty at the end, which is also where it has ended and others that it started
   * hold its output.
   */
  private String line() throws RunnerException {
    try {
      boolean lived = true;
      while (true) {
        boolean lives = child.isAlive();
        Line next = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        switch (next) {
          case Line.Whole(String text) -> {
            return text;
          }
          case Line.TooLong() ->
              throw new RunnerException(ForeignWords.lineTooLong(LONGEST_LINE >> 20));
          case Line.End() -> {
            return "";
          }
          case null -> {
            if (!lived) {
              return "";
            }
            lived = lives;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private void read(InputStream output) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = output.read(); b >= 0; b = output.read()) {
      if (b != '\n') {
        line.write(b);
      } else {
        add(line);
      }
      if (line.size() > LONGEST_LINE) {
        lines.add(new Line.TooLong());
        return;
      }
    }
    add(line);
  }

  private void add(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8).strip();
    line.reset();
    if (!text.isEmpty()) {
      lines.add(new Line.Whole(text));
    }
  }

  /** What it printed last to standard error, in one line. */
  private String lastWords() {
    return errors.lastLine(LAST_WORDS_MILLIS);
  }

  /** What it has printed to standard error so far, as far as that is kept. */
  String said() {
    return errors.text();
  }

  /** Waits until it has ended by itself. */
  void awaitEnd() throws RunnerException {
    try {
      if (!child.await(TO_END)) {
        throw new RunnerException(ForeignWords.doesNotEnd(TO_END));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once it is closed: whether something that it started may still run; by what to find it. */
  Optional<Told.LeftRunning> left() {
    return left == OrphanSweep.Left.UNKNOWN
        ? Optional.of(new Told.LeftRunning(MARK))
        : Optional.empty();
  }

  @Override
  public void close() {
    child.close();
    left = OrphanSweep.end(MARK, mark);
  }
}
