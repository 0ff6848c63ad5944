package dev.heddle.result;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment as file names have it: {@code 2026-01-31}, {@code 20260131T120000Z}, {@code
 * 2026-01-31_12-00-00}, {@code 2026-01-31T12:00:00+01:00}, seconds or milliseconds since 1970.
 * Where no zone is named it is UTC.
 */
final class Moment {

  /** The same as a part of a longer pattern; it has no groups. */
  static final String PATTERN =
      "(?:19|20)\\d{2}[-._]?\\d{2}[-._]?\\d{2}"
          + "(?:[Tt _.-]?\\d{2}[-:._]?\\d{2}(?:[-:._]?\\d{2}(?:[.,]\\d{1,9})?)?"
          + "(?:[Zz]|[+-]\\d{2}:?\\d{2})?)?"
          + "|\\d{13}|\\d{10}";

  private static final Pattern PARTS =
      Pattern.compile(
          "(\\d{4})[-._]?(\\d{2})[-._]?(\\d{2})"
              + "(?:[Tt _.-]?(\\d{2})[-:._]?(\\d{2})(?:[-:._]?(\\d{2})(?:[.,]\\d{1,9})?)?"
              + "(?:[Zz]|([+-]\\d{2}):?(\\d{2}))?)?");

  private Moment() {}

  /** The moment that {@code text} names; null where there is none, as on 31 February. */
  static @Nullable Instant of(String text) {
    Matcher parts = PARTS.matcher(text);
    try {
      if (parts.matches()) {
        ZoneOffset zone =
            parts.group(7) == null
                ? ZoneOffset.UTC
                : ZoneOffset.of(parts.group(7) + ":" + parts.group(8));
        return LocalDateTime.of(
                number(parts.group(1)),
                number(parts.group(2)),
                number(parts.group(3)),
                number(parts.group(4)),
                number(parts.group(5)),
                number(parts.group(6)))
            .toInstant(zone);
      }
    } catch (DateTimeException e) {
      // perhaps seconds since 1970
    }
    return switch (text.matches("\\d+") ? text.length() : 0) {
      case 10 -> Instant.ofEpochSecond(Long.parseLong(text));
      case 13 -> Instant.ofEpochMilli(Long.parseLong(text));
      default -> null;
    };
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
