package dev.heddle.result;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a file says of a run.
 *
 * @param time when it began; null where the name does not say
 * @param commit what it measured; empty where the name does not say
 * @param number the number of its build; null where the name does not say
 * @param tag a version; empty where the name does not say
 */
record RunName(@Nullable Instant time, String commit, @Nullable BigInteger number, String tag) {

  private static final Pattern DIGITS = Pattern.compile("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");

  /** What a person calls the run by; empty where only its time is known. */
  String label() {
    return !commit.isEmpty() ? commit : !tag.isEmpty() ? tag : number != null ? "" + number : "";
  }

  /** 1.9 before 1.10, and a candidate of a release before it: 2.0-rc1, 2.0. */
  static Comparator<String> versions() {
    return (one, other) -> {
      String[] left = DIGITS.split(one, -1);
      String[] right = DIGITS.split(other, -1);
      for (int i = 0; i < Math.min(left.length, right.length); i++) {
        boolean numbers = isNumber(left[i]) && isNumber(right[i]);
        int order =
            numbers
                ? new BigInteger(left[i]).compareTo(new BigInteger(right[i]))
                : left[i].compareTo(right[i]);
        if (order != 0) {
          return order;
        }
      }
      boolean longer = left.length > right.length;
      String rest =
          longer ? left[right.length] : right.length > left.length ? right[left.length] : "";
      int order = rest.isEmpty() ? 0 : rest.startsWith("-") ? -1 : 1;
      return longer ? order : -order;
    };
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }
}
