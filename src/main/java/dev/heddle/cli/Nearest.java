package dev.heddle.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name that a person may have meant. */
final class Nearest {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Nearest() {}

  /** The nearest of {@code known}, if one is near enough to be meant. */
  static Optional<String> of(String given, Collection<String> known) {
    String word = given.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> distance(word, name) <= Math.max(2, name.length() / 3))
        // of a short word most letters must be right, or it is another word
        .filter(name -> 2 * distance(word, name) <= Math.max(word.length(), name.length()))
        .min(Comparator.comparingInt(name -> distance(word, name)));
  }

  /** The least unlike of {@code known}, whether it may be meant or not. */
  static String leastUnlike(String given, Collection<String> known) {
    String word = given.toLowerCase(Locale.ROOT);
    return known.stream().min(Comparator.comparingInt(name -> distance(word, name))).orElse("");
  }

  private static int distance(String word, String name) {
    return (name.startsWith(word) && word.length() >= 3) || swapped(word, name)
        ? 1
        : DISTANCE.apply(word, name);
  }

  /** Whether two neighbouring letters have changed places, which is one mistake and no more. */
  private static boolean swapped(String word, String name) {
    int at = Math.max(0, Arrays.mismatch(word.toCharArray(), name.toCharArray()));
    return word.length() == name.length()
        && at + 1 < word.length()
        && word.charAt(at) == name.charAt(at + 1)
        && word.charAt(at + 1) == name.charAt(at)
        && word.substring(at + 2).equals(name.substring(at + 2));
  }
}
