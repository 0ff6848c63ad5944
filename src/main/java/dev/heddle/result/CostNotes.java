package dev.heddle.result;

import dev.heddle.id.Identified;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How costs lie in the notes of their fork: a note for each phase, its amounts with their units.
 */
final class CostNotes {

  private static final String BOUNDS = "costs.bounds";
  private static final String START = "costs.start";
  private static final String WARM_UP = "costs.warmup";
  private static final String MEASURED = "costs.measured";
  private static final String OPERATIONS = "costs.operations";
  private static final String SITE = "costs.site.cpu.ms";
  private static final String WATCHER = "costs.watcher.cpu.ms";
  private static final String MISSING = "costs.missing.";

  private static final int MOST_DIGITS = 18;
  private static final int MOST_DECIMALS = 9;

  private CostNotes() {}

  static void write(Told.Costs costs, Map<String, String> notes) {
    notes.put(BOUNDS, costs.bounds().id());
    phase(START, costs.start(), notes);
    phase(WARM_UP, costs.warmUp(), notes);
    phase(MEASURED, costs.measured(), notes);
    notes.put(OPERATIONS, Long.toString(costs.operations()));
    time(SITE, costs.site(), notes);
    time(WATCHER, costs.watcher(), notes);
    costs.missing().forEach((cost, why) -> notes.put(MISSING + cost.metric(), why));
  }

  private static void phase(String name, Map<Cost, Double> amounts, Map<String, String> notes) {
    if (!amounts.isEmpty()) {
      notes.put(
          name,
          amounts.entrySet().stream()
              .map(each ->
                  String.format(
                      Locale.ROOT,
                      "%s=%.3f %s",
                      each.getKey().metric(),
                      each.getValue(),
                      each.getKey().amountUnit()))
              .collect(Collectors.joining("; ")));
    }
  }

  private static void time(String name, @Nullable Duration time, Map<String, String> notes) {
    if (time != null) {
      notes.put(name, String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e6));
    }
  }

  /** Without a word of how they were found out they are none. */
  static Optional<Told> read(Map<String, String> notes) {
    Optional<Told.Costs.Bounds> bounds =
        Identified.find(Told.Costs.Bounds.class, notes.getOrDefault(BOUNDS, ""));
    if (bounds.isEmpty()) {
      return Optional.empty();
    }
    Map<Cost, String> missing = new EnumMap<>(Cost.class);
    notes.forEach((name, why) -> {
      if (name.startsWith(MISSING)) {
        Cost.ofMetric(name.substring(MISSING.length())).ifPresent(cost -> missing.put(cost, why));
      }
    });
    return Optional.of(
        new Told.Costs(
            bounds.get(),
            phase(notes.getOrDefault(START, "")),
            phase(notes.getOrDefault(WARM_UP, "")),
            phase(notes.getOrDefault(MEASURED, "")),
            Math.round(number(notes.get(OPERATIONS)).orElse(0)),
            time(notes.get(SITE)),
            time(notes.get(WATCHER)),
            missing));
  }

  private static Map<Cost, Double> phase(String note) {
    Map<Cost, Double> amounts = new EnumMap<>(Cost.class);
    for (int equals = note.indexOf('='); equals >= 0; equals = note.indexOf('=', equals + 1)) {
      int space = note.indexOf(' ', equals);
      if (space < 0) {
        break;
      }
      String amount = note.substring(equals + 1, space);
      if (isAmount(amount)) {
        int name = equals;
        while (name > 0 && isOfName(note.charAt(name - 1))) {
          name--;
        }
        double value = Double.parseDouble(amount);
        Cost.ofMetric(note.substring(name, equals)).ifPresent(cost -> amounts.put(cost, value));
      }
    }
    return amounts;
  }

  private static boolean isOfName(char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '.';
  }

  /** Whether it is a number as they are written here: digits, and perhaps some behind a point. */
  private static boolean isAmount(String text) {
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    return areDigits(text, 0, whole, MOST_DIGITS)
        && (point < 0 || areDigits(text, point + 1, text.length(), MOST_DECIMALS));
  }

  private static boolean areDigits(String text, int from, int to, int most) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return to > from && to - from <= most;
  }

  private static @Nullable Duration time(@Nullable String millis) {
    OptionalDouble known = number(millis);
    return known.isEmpty() ? null : Duration.ofNanos(Math.round(known.getAsDouble() * 1e6));
  }

  /** The number that a note is; empty where it is none, or less than 0. */
  private static OptionalDouble number(@Nullable String note) {
    try {
      double value = note == null ? Double.NaN : Double.parseDouble(note);
      return Double.isFinite(value) && value >= 0
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
