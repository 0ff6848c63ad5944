package dev.heddle.cli;

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
        .filter(name -> distance(word, name) < Math.max(word.length(), name.length()))
        .min(Comparator.comparingInt(name -> distance(word, name)));
  }

  /** The least unlike of {@code known}, whether it may be meant or not. */
  static String leastUnlike(String given, Collection<String> known) {
    String word = given.toLowerCase(Locale.ROOT);
    return known.stream().min(Comparator.comparingInt(name -> distance(word, name))).orElse("");
  }

  private static int distance(String word, String name) {
    return name.startsWith(word) && word.length() >= 3 ? 1 : DISTANCE.apply(word, name);
  }
}
