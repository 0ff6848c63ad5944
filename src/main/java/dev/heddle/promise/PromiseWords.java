package dev.heddle.promise;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of promises, in one place: what is promised, what was seen, and why an executor
 * cannot be tried.
 */
final class PromiseWords {

  private static final int NAMED = 3;
  private static final int LONGEST = 100;

  private PromiseWords() {}

  // what is promised

  static final String ONE_OUTCOME = "Every task has one outcome, and it is the right one.";
  static final String ORDER = "invokeAll gives its futures in the order of the tasks, all done.";
  static final String INVOKE_ALL_FAILURE =
      "A task that fails in invokeAll has a future that fails, and harms no other.";
  static final String INVOKE_ANY = "invokeAny gives one good answer, or fails where all do.";
  static final String FUTURE_STATE = "A future that has given its outcome tells its state.";
  static final String PLAIN_TASK = "A task that cannot be serialized fails alone.";
  static final String PLAIN_ANSWER = "An answer that cannot be serialized fails alone.";
  static final String PLAIN_FAILURE = "A failure that cannot be serialized fails alone.";
  static final String SAME_OBJECT = "What a task refers to twice is one object there, too.";
  static final String LARGE = "A task of 16 MiB goes, and an answer of 16 MiB comes back.";
  static final String CANCEL_WAITING = "A task that was cancelled while it waited never runs.";
  static final String CANCEL_RUNNING = "cancel(true) ends a task that runs.";
  static final String CANCEL_DEAF = "cancel(true) ends a task that heeds no interrupt.";
  static final String TIME_LIMITS = "invokeAll and invokeAny with a time limit keep it.";
  static final String REFUSES = "After shutdown, submit refuses.";
  static final String FINISHES = "After shutdown, all that was submitted is done.";
  static final String AWAIT_TERMINATION =
      "awaitTermination waits, and says true only when all is done.";
  static final String SHUTDOWN_NOW =
      "shutdownNow ends what runs, and gives back what has not begun.";
  static final String CLOSE = "close waits for all tasks, and comes to its end.";
  static final String NOTHING_LEFT =
      "After close no process, file or thread is left that keeps a JVM alive.";
  static final String NO_ORPHANS = "Its processes end with the caller, kill -9 included.";
  static final String AT_MOST_ONCE = "No task that was submitted runs twice, though a worker dies.";
  static final String AT_MOST_ONCE_ALL = "No task of invokeAll runs twice, though a worker dies.";
  static final String FROZEN = "A task whose process is frozen has an outcome.";

  static String failsAlone(TaskFault fault, FaultyTask.Place place) {
    return "A task that " + fault.words() + " " + place.words() + " fails alone.";
  }

  /** What an error says that a task throws. */
  static final String ON_PURPOSE = "on purpose";

  static final String EXITS = "exits";
  static final String HALTS = "halts its JVM";
  static final String IS_KILLED = "is killed";
  static final String THROWS_AN_ERROR = "throws an error";
  static final String USES_UP_ITS_STACK = "uses up its stack";
  static final String USES_UP_ALL_MEMORY = "uses up all memory";
  static final String STOPS_ITS_PROCESS = "stops its process";

  static final String WHILE_IT_IS_READ = "while it is read";
  static final String WHILE_IT_RUNS = "while it runs";
  static final String WHILE_ITS_ANSWER_IS_WRITTEN = "while its answer is written";
  static final String WHILE_ITS_ANSWER_IS_READ = "while its answer is read";

  // what was seen

  static final String NO_SUCH_STEP = "runs in the caller's JVM: nothing is serialized";
  static final String COPIED = "ran in another process, as a copy of its fields";
  static final String NOT_DONE = "a future is not done";
  static final String NOT_CANCELLED = "is not cancelled";
  static final String NOTHING_WAITS = "no task waits here: it had begun";
  static final String RAN = "ran all the same";
  static final String GOES_ON = "goes on";
  static final String INTERRUPTED = "interrupted";
  static final String PROCESS_KILLED = "its process was killed";
  static final String IS_NOT_SHUT_DOWN = "isShutdown says no";
  static final String TERMINATED_TOO_EARLY = "says that all is done while a task runs";
  static final String NEVER_TERMINATES = "does not say that all is done when it is";
  static final String CLOSED_TOO_EARLY = "came back before the last task was done";
  static final String CALLER_STOPPED = "the caller's JVM was stopped with it";
  static final String NO_PROCESSES = "it has no process of its own";

  static String tasks(int number) {
    return number + " tasks";
  }

  static String failed(int failed, int tasks) {
    return "%s of %s tasks failed, none ran twice".formatted(failed, tasks);
  }

  static String wrongOutcome(int task, String ending) {
    return "task " + task + ": " + ending;
  }

  static String wrongState(int task, String state) {
    return "task %s: state is %s after get".formatted(task, state);
  }

  static String futures(int seen, int tasks) {
    return "%s futures for %s tasks".formatted(seen, tasks);
  }

  static String ranTwice(int tasks) {
    return tasks + (tasks == 1 ? " task ran twice" : " tasks ran twice");
  }

  static String notAnswered(String ending) {
    return "a good task: " + ending;
  }

  static String notFailed(String ending) {
    return "a bad task: " + ending;
  }

  static String othersLost(int lost, int others, String why) {
    return "%s of %s others: %s".formatted(lost, others, why);
  }

  static String takesMore(String ending) {
    return "takes one more task: " + ending;
  }

  static String doesNotWait(long waited, long asked) {
    return "awaitTermination(%s ms) came back after %s ms".formatted(asked, waited);
  }

  static String goOn(int tasks, int of) {
    return "%s of %s tasks go on".formatted(tasks, of);
  }

  static String givenBack(int back, int due) {
    return "%s tasks given back, and %s had not begun".formatted(back, due);
  }

  static String gaveBack(int back) {
    return back + " tasks given back";
  }

  static String notBegun(long millis) {
    return "a task has not begun after " + seconds(millis);
  }

  static String notBack(String call, long millis) {
    return "%s is not back after %s".formatted(call, seconds(millis));
  }

  static String cancelFrees(long millis) {
    return "no outcome after %s; cancel(true) frees its worker".formatted(seconds(millis));
  }

  static String left(List<String> things) {
    return "left: "
        + String.join(", ", things.subList(0, Math.min(NAMED, things.size())))
        + (things.size() > NAMED ? " and " + (things.size() - NAMED) + " more" : "");
  }

  static String process(long pid) {
    return "process " + pid;
  }

  static String thread(String name) {
    return "thread " + name;
  }

  static String ended(int processes, double seconds) {
    return "%s %s gone after %s"
        .formatted(processes, processes == 1 ? "process" : "processes", seconds(seconds));
  }

  static String goOnWithout(int processes, long millis) {
    return "%s %s after %s"
        .formatted(
            processes, processes == 1 ? "process goes on" : "processes go on", seconds(millis));
  }

  static String callerEnded(int code) {
    return "the caller's JVM ended with it (code " + code + ")";
  }

  static String callerEndedOnce(int code) {
    return callerEnded(code) + "; none ran twice";
  }

  static String noAnswer(long millis) {
    return "the trial did not end within " + seconds(millis);
  }

  static String notOpenedAgain(String why) {
    return "it could not be opened for this: " + why;
  }

  static String threw(Throwable why) {
    String message = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    String name = why.getClass().getSimpleName();
    String words = message.isBlank() || "null".equals(message) ? name : name + ": " + message;
    return words.length() > LONGEST ? words.substring(0, LONGEST) + " …" : words;
  }

  static String ending(Ending ending, long millis) {
    return switch (ending) {
      case Ending.Answer answer -> "answered with " + kind(answer.value());
      case Ending.Failure failure -> threw(failure.cause());
      case Ending.Cancelled _ -> "is cancelled";
      case Ending.None _ -> "no outcome after " + seconds(millis);
    };
  }

  private static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case Throwable thrown -> "the exception as a value: " + threw(thrown);
      default -> "an object";
    };
  }

  private static String seconds(long millis) {
    return seconds(millis / 1e3);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
  }

  // why an executor cannot be tried

  static final String TRIAL = "trial of an executor";

  private static final String CORRECT_IT = "; correct it, or name another";

  static String executor(String word, String why) {
    return "--executor " + word + ": " + why;
  }

  static final String NO_CLASS =
      "there is no such class; correct the name, or add the jar that has it to --class-path";

  static final String NOT_PUBLIC = "is not public; make it so";

  static final String NO_CONSTRUCTOR =
      "has no public constructor that takes nothing, or a number of workers; add one";

  static final String NO_EXECUTOR =
      "is neither a java.util.concurrent.ExecutorService nor a java.util.function.Supplier of one;"
          + " make it one of these";

  static String noMethod(String method) {
    return "has no public static method "
        + method
        + " that takes nothing, or a number of workers"
        + CORRECT_IT;
  }

  static String cannotBeOpened(Throwable why) {
    return "cannot be opened: " + why + CORRECT_IT;
  }

  static String runsNoTask(String why) {
    return "does not run its first task: " + why + CORRECT_IT;
  }

  static String endsItsJvm(int code, String said) {
    return "its JVM ended with code "
        + code
        + " before anything was tried"
        + (said.isEmpty() ? "" : ": " + said)
        + CORRECT_IT;
  }

  static String noJvm(IOException why) {
    return "no JVM can be started to try it in: "
        + Failures.words(why)
        + "; free memory, or look at the limits of this session";
  }
}
