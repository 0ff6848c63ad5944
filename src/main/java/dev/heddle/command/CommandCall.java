package dev.heddle.command;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.Failures;
import dev.heddle.jvm.OutputTail;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A command as it is run once: a process of its own, with nothing to read, whose output is read and
 * dropped, and which ends within a limit or is killed with all that it started.
 *
 * @param words what starts it
 * @param input what it is run for; null where it is run as it is
 * @param limit the most that it may take
 * @param mark the value of the variable that it and all that it starts inherit
 */
record CommandCall(List<String> words, @Nullable CommandInput input, Duration limit, String mark)
    implements Callable<CommandCall.Ended> {

  /** The variable of the environment by which what a command leaves behind is found. */
  static final String MARK = "HEDDLE_COMMAND";

  private static final Duration KILLED = Duration.ofSeconds(10);
  private static final long END_MILLIS = 1000;
  private static final int LATE = -1;

  /**
   * How it ended.
   *
   * @param code its exit code; 128 and the signal where that ended it
   * @param failure what is wrong, in one line; null where nothing is
   */
  record Ended(int code, @Nullable String failure) {}

  @Override
  public Ended call() throws InterruptedException {
    ProcessBuilder command = new ProcessBuilder(words);
    command.environment().put(MARK, mark);
    try (Child child = Child.start(command)) {
      child.closeInput();
      OutputTail errors = child.keepErrors("heddle-command-errors");
      CompletableFuture<Long> _ = child.read(CommandCall::drop);
      if (!child.await(limit)) {
        child.end("command", KILLED);
        return new Ended(LATE, about(CommandWords.late(limit)));
      }
      int code = child.exitCode();
      if (code == 0) {
        return new Ended(code, null);
      }
      return new Ended(code, about(CommandWords.exitCode(code, errors.lastLine(END_MILLIS))));
    } catch (IOException e) {
      return new Ended(LATE, about(CommandWords.cannotStart(words.getFirst(), Failures.words(e))));
    }
  }

  private String about(String what) {
    return input == null ? what : CommandWords.ofInput(input, what);
  }

  private static long drop(InputStream output) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long all = 0;
    for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
      all += n;
    }
    return all;
  }
}
