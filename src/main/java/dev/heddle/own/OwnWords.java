package dev.heddle.own;

import dev.heddle.jvm.Failures;
import dev.heddle.task.TaskSource;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * All that is said to people of a task of theirs, in one place: why it cannot be had or measured,
 * what it did that no task may, and what to do.
 */
final class OwnWords {

  private static final String END_WHAT_IT_STARTS = "; end in a task what it starts";

  private static final String CORRECT_IT = "correct the class";

  private OwnWords() {}

  // what begins each sentence

  static String asked(String word, String why) {
    return "--task " + word + ": " + why;
  }

  /** What stands there begins so already where the task could not even be found. */
  static String ran(String word, String why) {
    return why.startsWith("--task ") ? why : "task " + word + ": " + why;
  }

  static String lies(String part, String why) {
    return "--class-path " + part + ": " + why;
  }

  // where its classes lie

  static final String NO_PATH = "is empty; name jars or folders of classes, as in 'acme.jar:lib/*'";

  static final String NO_FOLDER = "no such folder; name one that has jars";

  static final String NO_JAR = "there is no jar in it; name a folder that has some";

  static final String NO_FILE = "no such file; name jars or folders of classes";

  static final String NEITHER = "is no jar, and no folder of classes; name one of these";

  static String cannotBeRead(Exception why) {
    return "cannot be read: " + Failures.words(why) + "; make it readable";
  }

  // what is no task

  static final String IS_RUNNABLE =
      "is a Runnable, which answers nothing that could be checked; make it a"
          + " java.util.concurrent.Callable";

  static final String IS_NEITHER =
      "is neither a java.util.concurrent.Callable nor a "
          + TaskSource.class.getName()
          + "; make it one of these";

  static final String NOT_PUBLIC = "is not public; make it so";

  static final String ABSTRACT = "is abstract; name a class that can be made";

  static final String NO_CONSTRUCTOR = "has no public constructor that takes nothing; add one";

  static final String NO_TASKS = "has no tasks; make one at least";

  static String badName(String name) {
    return "is called '" + name + "'; call it by small letters, digits and hyphens";
  }

  static String badParameter(String name) {
    return "has a parameter '" + name + "'; call it by another name";
  }

  static String notFound(List<String> others) {
    return "no class of that name is there, and no "
        + TaskSource.class.getSimpleName()
        + " calls itself so"
        + (others.isEmpty()
            ? "; correct the name, or add the jar that has it to --class-path"
            : "; there are " + String.join(", ", others));
  }

  static String saysNothing(Throwable why) {
    return "does not say what it is: " + why + "; let its name() and parameters() answer";
  }

  static String sourceMissing(Throwable why) {
    Throwable cause = why.getCause();
    return "a source cannot be had: "
        + (cause == null ? why.getMessage() : cause)
        + "; correct the class, or its line in META-INF/services";
  }

  static String sourceNameless(Throwable why) {
    return "a source does not say what it is called: " + why + "; let its name() answer";
  }

  static String constructorThrows(@Nullable Throwable why) {
    return "cannot be made: its constructor throws " + why + "; " + CORRECT_IT;
  }

  static String cannotBeMade(Throwable why) {
    return "cannot be made: " + why + "; " + CORRECT_IT;
  }

  static String cannotBeLookedAt(Throwable why) {
    return "cannot be looked at: " + why + "; " + CORRECT_IT;
  }

  static String unlinked(LinkageError why) {
    return switch (why) {
      case UnsupportedClassVersionError version ->
          "is compiled for a newer Java than "
              + Runtime.version().feature()
              + "; compile with --release "
              + Runtime.version().feature()
              + " ("
              + version.getMessage()
              + ")";
      case NoClassDefFoundError missing when missing.getCause() instanceof ClassNotFoundException ->
          "needs the class "
              + String.valueOf(missing.getMessage()).replace('/', '.')
              + ", which is not there; add its jar to --class-path";
      case ExceptionInInitializerError thrown ->
          "cannot be initialized: "
              + (thrown.getCause() == null ? thrown : thrown.getCause())
              + "; "
              + CORRECT_IT;
      default -> "cannot be loaded: " + why + "; " + CORRECT_IT;
    };
  }

  // what keeps it in one process

  static final String STAYS_BY_ITSELF = "says that it does not cross processes";

  static String notSerializable(String type) {
    return type + " is not java.io.Serializable";
  }

  static String partNotSerializable(String type, Throwable part) {
    return type + " has a part that is not java.io.Serializable: " + part.getMessage();
  }

  static String cannotBeSerialized(String type, Throwable why) {
    return type + " cannot be serialized: " + why;
  }

  // what it answers

  static String unprintable(RuntimeException why) {
    return "something that cannot be printed (" + why + ")";
  }

  static String answersDiffer(String answer, String first) {
    return "answered "
        + answer
        + ", and "
        + first
        + " when it was called alone; a class whose answers differ needs a TaskSource, which"
        + " checks them itself";
  }

  static String cannotBeCompared(String type) {
    return "answers a "
        + type
        + ", which has no equals and is not serializable, so that answers cannot be compared; give"
        + " it one of both";
  }

  static String answerNotSerialized(String type, Throwable why) {
    return "answers a " + type + " that cannot be serialized: " + why + "; make it so";
  }

  // what no task may do

  /** Where it threw that, if that is known. */
  static String threw(Throwable why) {
    StackTraceElement[] trace = why.getStackTrace();
    return "threw " + text(why) + (trace.length == 0 ? "" : " at " + place(trace[0]));
  }

  private static String text(Throwable why) {
    try {
      return why.toString();
    } catch (Throwable e) {
      return why.getClass().getName() + ", which cannot say why";
    }
  }

  private static String place(StackTraceElement frame) {
    return "%s.%s(%s:%s)"
        .formatted(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }

  static String endedTheJvm(String word) {
    return ran(word, "it, or what it calls, ended the JVM; a task returns");
  }

  static String printed(long mostBytes) {
    return "printed more than %s KiB; a task that is measured prints little or nothing"
        .formatted(mostBytes >> 10);
  }

  static String changedLocale(Locale from, Locale to) {
    return "changed the default locale of its JVM from %s to %s, which is that of all tasks there; leave it"
        .formatted(from.toLanguageTag(), to.toLanguageTag());
  }

  static String changedZone(TimeZone from, TimeZone to) {
    return "changed the default time zone of its JVM from %s to %s, which is that of all tasks there"
        .formatted(from.getID(), to.getID());
  }

  static String leavesVirtualThreads(int threads) {
    return "leaves %s virtual threads behind".formatted(threads) + END_WHAT_IT_STARTS;
  }

  static String leavesThreads(int threads, String one) {
    return "leaves threads behind: %s, such as '%s'".formatted(threads, one) + END_WHAT_IT_STARTS;
  }

  static String leavesThreads(int threads, long calls) {
    return "leaves threads behind: %s after %s calls".formatted(threads, calls)
        + END_WHAT_IT_STARTS;
  }
}
