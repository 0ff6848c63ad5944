package dev.heddle.campaign;

import java.util.List;
import java.util.stream.Collectors;

/** Numbers of things as a person writes them. */
public final class Counted {

  /** So many are named of those that are more. */
  public static final int NAMED = 5;

  private Counted() {}

  /** {@code 1 row}, {@code 2 rows}. */
  public static String of(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** The first of {@code things}, and how many more there are. */
  public static String named(List<String> things) {
    String named = things.stream().limit(NAMED).collect(Collectors.joining(", "));
    return things.size() > NAMED ? named + " and " + (things.size() - NAMED) + " more" : named;
  }
}
