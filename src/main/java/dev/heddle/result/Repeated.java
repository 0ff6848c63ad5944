package dev.heddle.result;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps once what the rows of a file have in common. */
final class Repeated {

  private final Map<String, String> texts = new HashMap<>();
  private @Nullable Setup last;

  /** A text that equals this one: units, modes and metrics are few. */
  String text(String text) {
    return Objects.requireNonNullElse(texts.putIfAbsent(text, text), text);
  }

  /** A setup that equals this one, if the row before had such a one. */
  Setup setup(Setup setup) {
    if (last == null || !last.equals(setup)) {
      last = setup;
    }
    return last;
  }
}
