package dev.heddle.compare;

import dev.heddle.result.Measured;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A unit of JMH's, and what it says of better and worse.
 *
 * @param text as JMH writes it
 * @param kind what it measures
 * @param nanoseconds the length of its unit of time; 1 for {@link Kind#OTHER}
 */
public record Unit(String text, Kind kind, double nanoseconds) {

  /** What a unit measures. */
  public enum Kind {
    TIME_PER_OPERATION,
    OPERATIONS_PER_TIME,
    OTHER
  }

  /** Most figures have one of these. */
  private static final Map<String, Unit> KNOWN =
      Stream.of(
              "",
              "ns/op",
              "us/op",
              "ms/op",
              "s/op",
              "ops/ns",
              "ops/us",
              "ops/ms",
              "ops/s",
              "B/op",
              "MiB",
              "MB/sec",
              "processes",
              "threads")
          .collect(Collectors.toUnmodifiableMap(text -> text, Unit::read));

  /** Nanoseconds an operation. */
  public static final Unit NANOSECONDS = new Unit("ns/op", Kind.TIME_PER_OPERATION, 1);

  /** Operations a second. */
  public static final Unit PER_SECOND = new Unit("ops/s", Kind.OPERATIONS_PER_TIME, 1e9);

  /** Which of two values is the better one. */
  public enum Direction {
    LESS,
    MORE,
    NONE
  }

  /** Reads a unit; one that is not known is its own kind of figure. */
  public static Unit of(String text) {
    Unit known = KNOWN.get(text);
    return known == null ? read(text) : known;
  }

  private static Unit read(String text) {
    if (text.endsWith("/op") && nanoseconds(text.substring(0, text.length() - 3)) > 0) {
      double length = nanoseconds(text.substring(0, text.length() - 3));
      return new Unit(text, Kind.TIME_PER_OPERATION, length);
    }
    if (text.startsWith("ops/") && nanoseconds(text.substring(4)) > 0) {
      return new Unit(text, Kind.OPERATIONS_PER_TIME, nanoseconds(text.substring(4)));
    }
    return new Unit(text, Kind.OTHER, 1);
  }

  private static double nanoseconds(String time) {
    return switch (time) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m", "min" -> 60e9;
      case "h", "hr" -> 3600e9;
      case "day" -> 86400e9;
      default -> 0;
    };
  }

  /** Whether less or more of it is better. */
  public Direction direction() {
    // what a program takes of the machine: the less the better
    if (text.endsWith("/op")
        || text.endsWith(Measured.LESS_IS_BETTER)
        || List.of("MiB", "processes", "threads", "tasks").contains(text)) {
      return Direction.LESS;
    }
    return text.startsWith("ops/") || text.endsWith(Measured.MORE_IS_BETTER)
        ? Direction.MORE
        : Direction.NONE;
  }

  /** The text without what its source says of better and worse. */
  String bare() {
    return text.replace(Measured.LESS_IS_BETTER, "").replace(Measured.MORE_IS_BETTER, "");
  }

  /** Whether values in both can be told in one unit. */
  public boolean fits(Unit other) {
    return kind == other.kind && (kind != Kind.OTHER || text.equals(other.text));
  }

  /** By what a value in this unit is multiplied to be in {@code other}, which {@link #fits}. */
  public double in(Unit other) {
    return switch (kind) {
      case TIME_PER_OPERATION -> nanoseconds / other.nanoseconds;
      case OPERATIONS_PER_TIME -> other.nanoseconds / nanoseconds;
      case OTHER -> 1;
    };
  }
}
