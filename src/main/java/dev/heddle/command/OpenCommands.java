package dev.heddle.command;

import dev.heddle.jvm.OrphanSweep;
import dev.heddle.memory.Proc;
import dev.heddle.result.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The command of a row as a fork runs it: before each operation, in it, and after all of them. */
public final class OpenCommands implements AutoCloseable {

  /** So often a shell is started that does nothing, before anything is measured. */
  private static final int STARTS = 5;

  private final List<CommandCall> calls;
  private final @Nullable CommandCall prepare;
  private final String mark;
  private final Map<Integer, Long> codes = new TreeMap<>();
  private long userTicks;
  private long systemTicks;
  private Proc.@Nullable Stat before;

  private OpenCommands(List<CommandCall> calls, @Nullable CommandCall prepare, String mark) {
    this.calls = calls;
    this.prepare = prepare;
    this.mark = mark;
  }

  /**
   * Opens the command of a row.
   *
   * @param sheet where the run has written what there is to know of it; null for nowhere
   * @param name what the row calls it
   * @param number the number in it; empty where it has none
   * @throws IllegalStateException where the run has not written of it
   */
  public static OpenCommands open(@Nullable Path sheet, String name, String number) {
    if (sheet == null) {
      throw new IllegalStateException(CommandWords.NO_COMMAND);
    }
    CommandSheet read = CommandSheet.read(sheet);
    String text = read.commands().get(name);
    if (text == null) {
      throw new IllegalStateException(CommandWords.NO_COMMAND);
    }
    OwnCommand command = new OwnCommand(text, read.shell());
    String mark = read.mark() + ProcessHandle.current().pid() + "/";
    List<CommandCall> calls =
        read.inputs().isEmpty()
            ? List.of(new CommandCall(command.words(null, number), null, read.limit(), mark))
            : read.inputs().stream()
                .map(CommandInput::new)
                .map(input ->
                    new CommandCall(command.words(input, number), input, read.limit(), mark))
                .toList();
    String before = read.prepare();
    CommandCall prepare =
        before == null
            ? null
            : new CommandCall(
                new OwnCommand(before, read.shell()).words(null, number), null, read.limit(), mark);
    return new OpenCommands(calls, prepare, mark).started();
  }

  /** The first process of a JVM takes what later ones do not. */
  private OpenCommands started() {
    CommandCall nothing =
        new CommandCall(
            List.of(ShellCommand.shell(), "-c", ":"), null, Duration.ofSeconds(10), mark);
    try {
      for (int i = 0; i < STARTS; i++) {
        nothing.call();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return this;
  }

  /**
   * Called before each operation, and not timed.
   *
   * @throws CommandFailedException where what is to be run before fails
   */
  public void before() throws InterruptedException {
    if (prepare != null) {
      String failure = prepare.call().failure();
      if (failure != null) {
        throw new CommandFailedException(CommandWords.prepare(failure));
      }
    }
    before = stat();
  }

  /** What an operation does: tasks, each of which runs a command, and answers how that ended. */
  public List<Callable<Object>> calls() {
    return calls.stream().<Callable<Object>>map(call -> call::call).toList();
  }

  /** An operation of one command. */
  public Object call() throws InterruptedException {
    return calls.getFirst().call();
  }

  /**
   * Called with what the tasks of an operation answered.
   *
   * @throws CommandFailedException where one of them failed; it is about the first
   */
  public void check(List<Object> answers) {
    Map<Integer, Long> of = new TreeMap<>();
    long failed = 0;
    String first = null;
    for (Object answer : answers) {
      CommandCall.Ended ended = (CommandCall.Ended) answer;
      of.merge(ended.code(), 1L, Long::sum);
      if (ended.failure() != null) {
        first = first == null ? ended.failure() : first;
        failed++;
      }
    }
    of.forEach((code, count) -> codes.merge(code, count, Long::sum));
    if (first != null) {
      close(); // the fork ends now
      throw new CommandFailedException(
          answers.size() == 1 ? first : first + CommandWords.counted(failed, answers.size(), of));
    }
  }

  /** Called after each operation: what its commands took is what the kernel says of children. */
  public void after() {
    Proc.Stat from = before;
    Proc.Stat to = stat();
    if (from != null && to != null) {
      userTicks += to.reapedUserTicks() - from.reapedUserTicks();
      systemTicks += to.reapedSystemTicks() - from.reapedSystemTicks();
    }
  }

  private static Proc.@Nullable Stat stat() {
    try {
      return Proc.HERE.ownStat();
    } catch (IOException e) {
      return null; // then nobody knows
    }
  }

  /** What there is to tell of all operations. */
  public Told.CommandRuns told() {
    return new Told.CommandRuns(
        codes.values().stream().mapToLong(Long::longValue).sum(),
        calls.size(),
        Duration.ofNanos(userTicks * Proc.TICK_NANOS),
        Duration.ofNanos(systemTicks * Proc.TICK_NANOS),
        codes);
  }

  /**
   * Ends what commands have left behind; whether all has ended finds the run out, which looks once
   * more when this fork is gone.
   */
  @Override
  public void close() {
    OrphanSweep.Left _ = OrphanSweep.end(CommandCall.MARK, mark);
  }
}
