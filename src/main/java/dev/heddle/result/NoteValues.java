package dev.heddle.result;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Notes by their names, as the numbers, times and words that they stand for.
 *
 * @param notes as they lie in files
 */
record NoteValues(Map<String, String> notes) {

  // to be written

  void count(String name, long value) {
    notes.put(name, Long.toString(value));
  }

  /** In milliseconds. */
  void millis(String name, Duration time) {
    notes.put(name, String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e6));
  }

  /** Nothing where it is empty. */
  void text(String name, String value) {
    if (!value.isEmpty()) {
      notes.put(name, value);
    }
  }

  // as they are read

  /** Whether there is a number of 0 or more. */
  boolean has(String name) {
    return number(name) >= 0;
  }

  long count(String name) {
    return Math.round(Math.max(0, number(name)));
  }

  int small(String name) {
    return (int) Math.min(Integer.MAX_VALUE, count(name));
  }

  /** A time, in units of so many nanoseconds. */
  Duration time(String name, double nanos) {
    return Duration.ofNanos(Math.round(Math.max(0, number(name)) * nanos));
  }

  /** The words of a note; empty where there is none. */
  String text(String name) {
    return notes.getOrDefault(name, "");
  }

  /** The number in a note; -1 where there is none. */
  double number(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return -1; // as of most forks most often: an exception takes long
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
