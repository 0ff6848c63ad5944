package dev.heddle.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JMH in another process prints: goes to the log, and here what its result file does not say
 * is kept.
 */
final class JarOutput {

  private static final int LAST_WORDS = 60;
  private static final Pattern WARM_UP = Pattern.compile("# Warmup Iteration\\s+\\d+: (\\S+) .*");

  private static final Pattern MEASURED = Pattern.compile("Iteration\\s+\\d+: \\S+ .*");

  private final PrintStream log;
  private final IterationListener listener;
  private final List<Double> warmup = new ArrayList<>();
  private final LastLines lastWords = new LastLines(LAST_WORDS);

  JarOutput(PrintStream log, IterationListener listener) {
    this.listener = listener;
    this.log = log;
  }

  void line(String line) {
    log.println(line);
    lastWords.add(line);
    Matcher iteration = WARM_UP.matcher(line);
    if (MEASURED.matcher(line).matches()) {
      listener.ended(true, 0);
    }
    if (iteration.matches()) {
      listener.ended(false, 0);
      try {
        warmup.add(Double.valueOf(iteration.group(1).replace(',', '.')));
      } catch (NumberFormatException e) {
        // a number as some locale writes it; only a footnote is made of it
      }
    }
  }

  /** The scores of the warm-up iterations. */
  List<Double> warmup() {
    return List.copyOf(warmup);
  }

  /** Why it failed, in one line; {@code otherwise} where it did not say. */
  String cause(String otherwise) {
    return FailureCause.of(lastWords.all(), otherwise);
  }
}
