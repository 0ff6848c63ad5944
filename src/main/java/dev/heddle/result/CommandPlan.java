package dev.heddle.result;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run was to know of a person's commands.
 *
 * @param each by the names that rows have for them, the first one that others are judged against
 * @param shell whether a shell reads them
 * @param prepare what is run before each operation, and not timed; null for nothing
 * @param inputs what each command is run for in one operation; null where it is run as it is
 * @param limitSeconds the most that each may take; null for a little less than its fork may
 * @param mostRounds where a number in the command is the axis: how many rounds those numbers have
 *     at most that are not ruled out before; 0 where there is no such number
 */
public record CommandPlan(
    List<Named> each,
    boolean shell,
    @Nullable String prepare,
    @Nullable Inputs inputs,
    @Nullable Double limitSeconds,
    int mostRounds) {

  /** The parameter by which rows name their command. */
  public static final String COMMAND = "command";

  /** The parameter that is a number within a command, and its place there. */
  public static final String NUMBER = "n";

  /** The place of a number in a command. */
  public static final String PLACE = "{n}";

  /** What part of the time of a fork a command may take where nobody says. */
  private static final double OF_FORK = 0.95;

  /** Copies the list. */
  public CommandPlan {
    each = List.copyOf(each);
  }

  /**
   * A command.
   *
   * @param name what rows call it
   * @param text as a person wrote it
   */
  public record Named(String name, String text) {}

  /**
   * Where inputs are.
   *
   * @param file the file with one a line, absolute
   * @param sha256 its digest, in hexadecimal digits
   * @param count how many they are
   */
  public record Inputs(String file, String sha256, int count) {}

  /** Whether a number in the command is the axis. */
  public boolean swept() {
    return mostRounds > 0;
  }

  /** The most seconds that a command may take in a fork that may take so many. */
  public double limit(double forkSeconds) {
    return limitSeconds == null ? OF_FORK * forkSeconds : limitSeconds;
  }

  /** The same with so many rounds at most of numbers that are not ruled out before. */
  public CommandPlan withMostRounds(int other) {
    return new CommandPlan(each, shell, prepare, inputs, limitSeconds, other);
  }

  /** The command of a row as a person could type it; empty where the row names none. */
  public Optional<String> text(RowId row) {
    return each.stream()
        .filter(one -> one.name().equals(row.params().get(COMMAND)))
        .map(one -> one.text().replace(PLACE, row.params().getOrDefault(NUMBER, PLACE)))
        .findFirst();
  }

  /** All words of a person in it, which may hold secrets. */
  List<String> said() {
    List<String> texts = each.stream().map(Named::text).toList();
    if (prepare == null) {
      return texts;
    }
    return Stream.concat(texts.stream(), Stream.of(prepare)).toList();
  }

  /** The same with these words as {@code change} has them. */
  CommandPlan said(UnaryOperator<List<String>> change) {
    List<String> changed = change.apply(said());
    return new CommandPlan(
        IntStream.range(0, each.size())
            .mapToObj(i -> new Named(each.get(i).name(), changed.get(i)))
            .toList(),
        shell,
        prepare == null ? null : changed.getLast(),
        inputs,
        limitSeconds,
        mostRounds);
  }
}
