package dev.heddle.plot;

import java.util.List;

/**
 * Who did what when.
 *
 * @param title a few words; may hold anything
 * @param says what it shows, in a sentence for those who do not see it
 * @param unit the unit of times, as it is written behind a number
 * @param groups those whose lanes stand together, such as processes
 */
public record Timeline(String title, String says, String unit, List<Group> groups)
    implements Picture {

  /** Copies the list. */
  public Timeline {
    groups = List.copyOf(groups);
  }

  /** How many marks it has. */
  @Override
  public int marks() {
    return groups.stream()
        .flatMap(group -> group.lanes().stream())
        .mapToInt(lane -> lane.spans().size())
        .sum();
  }

  /**
   * Lanes that belong together.
   *
   * @param name what they belong to, such as a process; may be empty
   */
  public record Group(String name, List<Lane> lanes) {

    /** Copies the list. */
    public Group {
      lanes = List.copyOf(lanes);
    }
  }

  /**
   * What one did, such as a thread.
   *
   * @param name who; may hold anything
   */
  public record Lane(String name, List<Span> spans) {

    /** Copies the list. */
    public Lane {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Something that was done.
   *
   * @param from when it began
   * @param to when it ended; the same as {@code from} where it took no time
   * @param kind what kind of thing it is, a word; all of a kind look alike
   * @param says all of it in words
   */
  public record Span(double from, double to, String kind, String says) {}
}
