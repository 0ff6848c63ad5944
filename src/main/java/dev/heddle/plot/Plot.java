package dev.heddle.plot;

import java.util.List;

/**
 * One picture: what it shows, in words and as marks.
 *
 * @param title a few words; may hold anything, as names of benchmarks do
 * @param says what it shows, in a sentence for those who do not see it
 * @param kind how its marks are laid out
 * @param values the axis of the marks' values
 * @param along the axis of the places of marks; without a unit and of no use where {@link
 *     Kind#ROWS} stand below each other
 * @param series the marks, in the order in which they are named
 * @param guides lines and bands across the axis of values
 * @param places lines and bands across the axis of places, of {@link Kind#LINES}: where something
 *     changed
 */
public record Plot(
    String title,
    String says,
    Kind kind,
    Axis values,
    Axis along,
    List<Series> series,
    List<Guide> guides,
    List<Guide> places)
    implements Picture {

  /** One of whose places there is nothing to say. */
  public Plot(
      String title,
      String says,
      Kind kind,
      Axis values,
      Axis along,
      List<Series> series,
      List<Guide> guides) {
    this(title, says, kind, values, along, series, guides, List.of());
  }

  /** Copies the lists. */
  public Plot {
    series = List.copyOf(series);
    guides = List.copyOf(guides);
    places = List.copyOf(places);
  }

  /** How many marks it has; what would be ideal has none. */
  @Override
  public int marks() {
    return series.stream()
        .filter(one -> one.look() != Look.IDEAL)
        .mapToInt(one -> one.marks().size())
        .sum();
  }

  /** The same with another title. */
  public Plot titled(String other) {
    return new Plot(other, says, kind, values, along, series, guides, places);
  }

  /** The same with other series. */
  public Plot with(List<Series> others) {
    return new Plot(title, says, kind, values, along, others, guides, places);
  }

  /** How marks are laid out. */
  public enum Kind {
    /**
     * A row a mark, from top to bottom: its label at the left, its value from left to right, with
     * its interval as a bar and its points on it. Also a forest of ratios: an axis of ratios, a
     * guide at 1 and a band.
     */
    ROWS,
    /** Values upwards, places from left to right; the marks of a series are joined by a line. */
    LINES
  }

  /**
   * What stands along an edge.
   *
   * @param heading what it is
   * @param unit its unit as it is written behind a number; may be empty
   * @param scale how numbers are spread on it
   */
  public record Axis(String heading, String unit, Scale scale) {}

  /** How numbers are spread on an axis. */
  public enum Scale {
    /** From 0 on, or from below where values are. */
    FROM_ZERO,
    /** From the smallest value on. */
    LINEAR,
    /** By powers; what is not above 0 has no place and is left out. */
    LOG,
    /** Ratios, by powers, as far to the left of 1 as to the right; the same left out. */
    RATIO,
    /** Of places: 0, 1, 2 and so on, with the labels of the marks in the numbers' place. */
    NAMES
  }

  /**
   * Marks that belong together.
   *
   * @param name what they are; empty where a plot has but one
   * @param look how they look
   * @param marks the marks, of lines in the order of their places
   */
  public record Series(String name, Look look, List<Mark> marks) {

    /** Copies the list. */
    public Series {
      marks = List.copyOf(marks);
    }
  }

  /**
   * One value.
   *
   * @param label what it is; may hold anything
   * @param at its place along, of lines; of rows its number from 0 on
   * @param value the value; NaN where there is none: then a row has its label and says so
   * @param low the lower end of its interval; NaN where there is none
   * @param high the upper end of its interval; NaN where there is none
   * @param points the single values that it was made of; may be empty
   * @param look how it looks
   * @param says all of it in words with units, such as "fixed-pool: 1.20 ms, 1.15 to 1.25, 5 forks"
   */
  public record Mark(
      String label,
      double at,
      double value,
      double low,
      double high,
      List<Double> points,
      Look look,
      String says) {

    /** Copies the list. */
    public Mark {
      points = List.copyOf(points);
    }

    /** The same with another label. */
    public Mark labelled(String other) {
      return new Mark(other, at, value, low, high, points, look, says);
    }

    /** Whether it has a value. */
    public boolean there() {
      return Double.isFinite(value);
    }

    /** Whether it has an interval. */
    public boolean hasInterval() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }

  /** What a mark is, from which its colour, its shape and, on a terminal, its letter follow. */
  public enum Look {
    PLAIN,
    /** What others are held against. */
    BASELINE,
    /** What says how far the others could come. */
    CONTROL,
    /** What another runtime does. */
    PEER,
    /** The answer to what was asked. */
    BEST,
    BETTER,
    WORSE,
    SAME,
    UNSURE,
    /** What would be without any loss: a dashed line without marks. */
    IDEAL
  }

  /**
   * A line across the axis of values, or a band.
   *
   * @param label what it is
   * @param low where it begins
   * @param high where it ends; the same as {@code low} for a line
   */
  public record Guide(String label, double low, double high) {}
}
