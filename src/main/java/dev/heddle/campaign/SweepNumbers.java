package dev.heddle.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that {@code n=1,2,4..6,1C,0.5C} asks for; C stands for the processors. */
final class SweepNumbers {

  private static final Pattern ALL = Pattern.compile("n=(.+)");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");
  private static final Pattern OF_PROCESSORS = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)[cC]");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int MOST = 64;

  private SweepNumbers() {}

  /**
   * The numbers, each once, in their order; parts of the processors are rounded down, and one at
   * least.
   *
   * @throws IllegalArgumentException where {@code text} is no list of numbers
   */
  static List<String> of(String text, int processors) {
    Matcher all = ALL.matcher(text);
    if (!all.matches()) {
      throw new IllegalArgumentException(OwnPlanWords.noSweep(text));
    }
    Set<String> numbers = new LinkedHashSet<>();
    for (String word : all.group(1).split(",", -1)) {
      numbers.addAll(numbers(text, word.strip(), processors));
    }
    if (numbers.size() > MOST) {
      throw new IllegalArgumentException(OwnPlanWords.sweepTooLong(text, MOST));
    }
    return List.copyOf(numbers);
  }

  private static List<String> numbers(String text, String word, int processors) {
    Matcher range = RANGE.matcher(word);
    if (range.matches()) {
      long first = Long.parseLong(range.group(1));
      long last = Long.parseLong(range.group(2));
      List<String> numbers = new ArrayList<>();
      for (long number = first; number <= last && numbers.size() <= MOST; number++) {
        numbers.add(Long.toString(number));
      }
      if (numbers.isEmpty()) {
        throw new IllegalArgumentException(OwnPlanWords.sweepGoesDown(text));
      }
      return numbers;
    }
    Matcher share = OF_PROCESSORS.matcher(word);
    if (share.matches()) {
      long part =
          new BigDecimal(share.group(1))
              .multiply(BigDecimal.valueOf(processors))
              .setScale(0, RoundingMode.FLOOR)
              .longValueExact();
      return List.of(Long.toString(Math.max(1, part)));
    }
    if (NUMBER.matcher(word).matches()) {
      return List.of(Long.toString(Long.parseLong(word)));
    }
    throw new IllegalArgumentException(OwnPlanWords.noSweep(text));
  }
}
