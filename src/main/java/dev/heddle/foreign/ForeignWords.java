package dev.heddle.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** All that is said to people about runners of other runtimes, in one place. */
final class ForeignWords {

  private static final int SHOWN = 100;

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

  static String notThere(String word, String program) {
    return "--with %s: there is no program '%s' here; install it, or name another with %s=PATH"
        .formatted(word, program, kind(word));
  }

  static String notFit(String word, Path program, String why) {
    String where = word.contains("=") ? "" : program + ": ";
    return "--with %s: %s%s; name another with %s=PATH".formatted(word, where, why, kind(word));
  }

  static String twice(String label) {
    return "--with: two runtimes are called '%s'; name each once".formatted(label);
  }

  private static String kind(String word) {
    return word.replaceFirst("=.*", "");
  }

  // what a runner does

  static String cannotBeStarted(String program, IOException why) {
    return "cannot start %s: %s".formatted(program, reason(why));
  }

  private static String reason(IOException why) {
    String told = String.valueOf(why.getMessage());
    int error = told.indexOf("error=");
    return error < 0 ? told : told.substring(error).replaceFirst("error=\\d+, ", "");
  }

  static String noDescription(Duration limit) {
    return "did not say within %s s what it is".formatted(limit.toSeconds());
  }

  static String incomplete(String part) {
    return "does not say its " + part;
  }

  static final String NOT_YET = "before it answered";

  static String iterations(int done, int all) {
    return "after %s of %s iterations".formatted(done, all);
  }

  static String endedUnasked(String lastWords) {
    return "runner ended before it was asked" + last(lastWords);
  }

  static String endedEarly(String when, String lastWords) {
    return "runner ended " + when + last(lastWords);
  }

  private static String last(String lastWords) {
    String line = lastWords.lines().filter(each -> !each.isBlank()).reduce("", (_, b) -> b);
    return line.isEmpty() ? "" : ": " + shown(line);
  }

  static String noAnswer(String line, String why) {
    return "runner printed what is no answer: '%s': %s".formatted(shown(line), why);
  }

  static String lineTooLong(int mebibytes) {
    return "runner printed a line of more than %s MiB".formatted(mebibytes);
  }

  static String doesNotEnd(Duration limit) {
    return "runner said its last line and did not end within %s s".formatted(limit.toSeconds());
  }

  static String tooFew(int done, int all) {
    return "runner ended its answer " + iterations(done, all);
  }

  static String tooMany(int all) {
    return "runner answered more than " + all + " iterations";
  }

  static final String READY_LATE = "runner said that it is ready after it had begun";

  static final String NO_TIMES = "runner told an iteration without times above 0";

  static String wrongAnswer(String workload, List<Long> answer, List<Long> right) {
    return "%s: wrong answer: %s came, right is %s".formatted(workload, few(answer), few(right));
  }

  private static String few(List<Long> numbers) {
    return numbers.size() > SHOWN / 10 ? numbers.subList(0, SHOWN / 10) + " …" : numbers.toString();
  }

  static String failed(String why) {
    return shown(why);
  }

  private static String shown(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " / ").replaceAll("\\p{Cntrl}", "?");
    return line.length() > 2 * SHOWN ? line.substring(0, 2 * SHOWN) + " …" : line;
  }
}
