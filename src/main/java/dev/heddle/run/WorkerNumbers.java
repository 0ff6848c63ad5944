package dev.heddle.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The words that stand for several numbers of workers.
 *
 * @param processors how many processors this process may use
 */
record WorkerNumbers(int processors) {

  /** Those at which speed-up usually begins, bends and ends. */
  static final String SWEEP = "sweep";

  /** 1, 2, 4 and so on. */
  static final String POWERS = "powers";

  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");

  /** So many different numbers are enough to see where a curve bends. */
  private static final int ENOUGH = 6;

  /** Nobody waits for more. */
  private static final int MOST = 64;

  /** Whether {@code word} stands for several. */
  static boolean several(String word) {
    return word.equals(SWEEP) || word.equals(POWERS) || RANGE.matcher(word).matches();
  }

  /**
   * Numbers and other words, each once, in their order.
   *
   * @param waiting whether tasks wait most of their time, so that many workers may bring more
   * @throws IllegalArgumentException for a range that is none
   */
  List<String> of(Collection<String> words, boolean waiting) {
    Set<String> all = new LinkedHashSet<>();
    for (String word : words) {
      if (several(word)) {
        numbers(word, waiting).forEach(number -> all.add(String.valueOf(number)));
      } else {
        all.add(word);
      }
    }
    return List.copyOf(all);
  }

  private Collection<Integer> numbers(String word, boolean waiting) {
    return switch (word) {
      case SWEEP -> sweep(waiting);
      case POWERS -> powers(waiting ? 16 * processors : 4 * processors);
      default -> range(word);
    };
  }

  private Collection<Integer> sweep(boolean waiting) {
    Set<Integer> numbers =
        new TreeSet<>(
            List.of(
                1,
                2,
                Math.max(1, processors / 2),
                processors,
                processors + 1,
                2 * processors,
                4 * processors));
    if (numbers.size() < ENOUGH) {
      numbers.add(3 * processors);
    }
    if (waiting) {
      numbers.add(8 * processors);
      numbers.add(16 * processors);
    }
    return numbers;
  }

  private static List<Integer> powers(int most) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number <= most; number *= 2) {
      numbers.add(number);
    }
    return numbers;
  }

  private static List<Integer> range(String word) {
    Matcher ends = RANGE.matcher(word);
    if (!ends.matches()) {
      throw new IllegalArgumentException("no range: " + word);
    }
    int first = Integer.parseInt(ends.group(1));
    int last = Integer.parseInt(ends.group(2));
    if (first < 1 || last < first) {
      throw new IllegalArgumentException(RunWords.noRange(word));
    }
    if (last - first >= MOST) {
      throw new IllegalArgumentException(RunWords.tooManyNumbers(word, last - first + 1, MOST));
    }
    return IntStream.rangeClosed(first, last).boxed().toList();
  }
}
