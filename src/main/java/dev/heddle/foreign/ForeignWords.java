package dev.heddle.foreign;

import dev.heddle.jvm.OrphanSweep;
import dev.heddle.result.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** All that is said to people about runners of other runtimes, in one place. */
final class ForeignWords {

  private static final int SHOWN = 100;

  private static final String START_BY_HAND = "; start it by hand, as RUNNERS.md says";

  private ForeignWords() {}

  // which are asked for

  static String unknownKind(String word, List<String> ours) {
    return "--with %s: no runner of that name comes with Heddle; write %s, or NAME=PATH for one of your own (RUNNERS.md)"
        .formatted(word, String.join(" or ", ours));
  }

  static String noName(String word) {
    return "--with '%s': is no name of a runtime; write small letters, as in python or go=PATH"
        .formatted(word);
  }

  static String noPath(String kind) {
    return "--with %s=: names no program; write its path after the sign, or %s alone for the usual one"
        .formatted(kind, kind);
  }

  static String notThere(String word, String program) {
    return "--with %s: there is no program '%s' here; install it, or name another with %s=PATH"
        .formatted(word, program, kind(word));
  }

  static String notFit(String word, Path program, String why) {
    String where = word.contains("=") ? "" : program + ": ";
    String or = why.contains("; ") ? ", or " : "; ";
    return "--with %s: %s%s%sname another with %s=PATH".formatted(word, where, why, or, kind(word));
  }

  static String twice(String label) {
    return "--with: two runtimes are called '%s'; name each once".formatted(label);
  }

  private static String kind(String word) {
    return word.replaceFirst("=.*", "");
  }

  // what a runner does

  static String cannotBeStarted(String program, String why) {
    return "cannot start %s: %s; make it a program that can be started as it is"
        .formatted(program, why);
  }

  static String noDescription(Duration limit) {
    return "did not say within %s s what it is".formatted(limit.toSeconds());
  }

  static final String SAYS_NO_VERSION = "does not say its runtime and version";

  static final String SAYS_NO_ROWS = "does not say its rows";

  static final String NOT_YET = "before it answered";

  static String iterations(int done, int all) {
    return "after %s of %s iterations".formatted(done, all);
  }

  static String endedUnasked(String lastWords) {
    return "runner ended before it was asked" + last(lastWords) + START_BY_HAND;
  }

  static String endedEarly(String when, String lastWords) {
    return "runner ended " + when + last(lastWords) + START_BY_HAND;
  }

  private static String last(String line) {
    return line.isEmpty() ? "" : ": " + line;
  }

  static String noAnswer(String line, String why) {
    return "runner printed what is no answer: '%s': %s; print answers alone, each as a line of JSON (RUNNERS.md)"
        .formatted(shown(line), why);
  }

  static String lineTooLong(int mebibytes) {
    return "runner printed a line of more than %s MiB; print answers alone, each in a line (RUNNERS.md)"
        .formatted(mebibytes);
  }

  static String doesNotEnd(Duration limit) {
    return "runner said its last line and did not end within %s s; end all that it started"
        .formatted(limit.toSeconds());
  }

  static String tooFew(int done, int all) {
    return "runner ended its answer " + iterations(done, all) + "; answer each (RUNNERS.md)";
  }

  static String tooMany(int all) {
    return "runner answered more than " + all + " iterations; end after the last (RUNNERS.md)";
  }

  static final String READY_LATE =
      "runner said that it is ready after it had begun; say so before the first iteration"
          + " (RUNNERS.md)";

  static final String NO_TIMES =
      "runner told an iteration without times above 0; tell the seconds of each invocation"
          + " (RUNNERS.md)";

  static String wrongAnswer(String workload, List<Long> answer, List<Long> right) {
    return "%s: wrong answer: %s came, right is %s; correct the runner"
        .formatted(workload, few(answer), few(right));
  }

  private static String few(List<Long> numbers) {
    return numbers.size() > SHOWN / 10 ? numbers.subList(0, SHOWN / 10) + " …" : numbers.toString();
  }

  static String andLeft(Told.LeftRunning left) {
    return "; " + OrphanSweep.mayRun(left.variable());
  }

  static String failed(String why) {
    return shown(why);
  }

  private static String shown(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " / ").replaceAll("\\p{Cntrl}", "?");
    return line.length() > 2 * SHOWN ? line.substring(0, 2 * SHOWN) + " …" : line;
  }
}
