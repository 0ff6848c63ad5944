package dev.heddle.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds, in what JMH throws and prints about a failed fork, the one line that tells why. */
final class FailureCause {

  private static final int LONGEST = 300;

  /** A line of a stack trace, which tells only those who see all of it: in the log. */
  private static final Pattern FRAME =
      Pattern.compile("(?m)^\\s*(?:at [\\w.$/@]+\\S*\\(.*\\)|\\.\\.\\. \\d+ more)\\s*$");

  /** One that is neither the JDK's nor JMH's: what runs there, and the line. */
  private static final Pattern FRAME_OF_SOMEBODY =
      Pattern.compile(
          "\\s*at (?:[\\w.$@-]*/)?(?!(?:java|javax|jdk|sun|com\\.sun|org\\.openjdk\\.jmh)\\.)"
              + "([\\w.$<>]+\\([^)]*\\))\\s*");

  /** An error without a message, as a stack trace begins. */
  private static final Pattern NAME = Pattern.compile("\\s*[\\w.$]+\\s*");

  /** Errors whose message says all that their name does. */
  private static final Set<String> SAY_ALL = Set.of("WrongAnswerException", "WorkerStartException");

  /** What JMH says where benchmarks end their JVM, by System.exit or without its hooks. */
  private static final Set<String> ENDED = Set.of("VM prematurely exited", "No results returned");

  private FailureCause() {}

  static String of(Throwable failure, List<String> lastWords) {
    Throwable root = root(failure);
    String told = words(root);
    boolean onlyTheCode = told.startsWith("Forked VM failed");
    String cause =
        onlyTheCode
            ? ForkWords.endedEarly(
                stderr(lastWords).orElse(told.replace("Forked VM failed", "failed")))
            : told;
    return oneLine(cause);
  }

  /** The same of a JMH in another process, of which there are only the lines that it printed. */
  static String of(List<String> lastWords, String otherwise) {
    for (int i = 0; i < lastWords.size(); i++) {
      if (lastWords.get(i).startsWith("<failure>")) {
        Optional<String> told =
            lastWords.subList(i + 1, lastWords.size()).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("<"))
                .findFirst();
        if (told.isPresent()) {
          boolean nameOnly = NAME.matcher(told.get()).matches();
          String place = nameOnly ? place(lastWords.subList(i + 1, lastWords.size())) : "";
          return oneLine(told.get() + place);
        }
      }
    }
    return oneLine(otherwise + stderr(lastWords).map(words -> ": " + words).orElse(""));
  }

  /** Whether JMH found nothing but that the JVM of the fork had ended, by its own code. */
  static boolean isOfAnEndedJvm(String cause) {
    return ENDED.stream().anyMatch(cause::contains);
  }

  private static String oneLine(String cause) {
    String line = Secrets.mask(withoutFrames(cause).strip().replaceAll("\\s*\\R\\s*", " / "));
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
  }

  private static String withoutFrames(String text) {
    return FRAME.matcher(text).replaceAll("");
  }

  private static Throwable root(Throwable failure) {
    Throwable here = failure;
    for (int depth = 0; depth < 20; depth++) {
      @Nullable Throwable next =
          here.getSuppressed().length > 0 && here.getCause() == null
              ? here.getSuppressed()[0]
              : here.getCause();
      if (next == null) {
        break;
      }
      here = next;
    }
    return here;
  }

  private static String words(Throwable root) {
    @Nullable String message = root.getMessage();
    String name = root.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return name + place(Stream.of(root.getStackTrace()).map(frame -> "at " + frame).toList());
    }
    boolean plain =
        root instanceof IllegalStateException
            || root instanceof IllegalArgumentException
            || SAY_ALL.contains(name);
    return plain ? message : name + ": " + message;
  }

  /**
   * Where an error came from that has no words of its own: the first place that is not the JDK's.
   */
  private static String place(List<String> trace) {
    return trace.stream()
        .map(FRAME_OF_SOMEBODY::matcher)
        .filter(Matcher::matches)
        .map(frame -> ForkWords.thrownIn(frame.group(1)))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> stderr(List<String> lastWords) {
    int begin = -1;
    for (int i = 0; i < lastWords.size(); i++) {
      if (lastWords.get(i).startsWith("<stderr last")) {
        begin = i + 1;
      }
    }
    if (begin < 0) {
      return Optional.empty();
    }
    List<String> lines =
        lastWords.subList(begin, lastWords.size()).stream()
            .takeWhile(line -> !line.startsWith("</stderr>"))
            .filter(line -> !line.isBlank())
            .limit(3)
            .toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(" / ", lines));
  }
}
