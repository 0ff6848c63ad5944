package dev.heddle.promise;

import dev.heddle.id.Identified;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the JVM of a trial says to the one that started it, a line each. */
sealed interface TrialLine {

  /** The executor is open, and is tried from now on. */
  record Begun(String id) implements TrialLine {}

  /**
   * What was seen.
   *
   * @param more whether the next one is tried in the same JVM
   */
  record Told(String id, Sighting seen, double seconds, boolean more) implements TrialLine {}

  /** The executor cannot be tried. */
  record Wrong(String why) implements TrialLine {}

  String MARK = "#heddle-trial";
  String TAB = "\t";

  static String begun(String id) {
    return line("begun", id);
  }

  static String seen(String id, Sighting seen, double seconds, boolean more) {
    return line(
        "seen",
        id,
        seen.kept().id(),
        Double.toString(seconds),
        seen.words(),
        Boolean.toString(more));
  }

  static String wrong(String why) {
    return line("wrong", why);
  }

  private static String line(String... words) {
    return MARK
        + TAB
        + String.join(
            TAB, List.of(words).stream().map(word -> word.replaceAll("\\s+", " ")).toList());
  }

  /** What {@code line} says; nothing where somebody else said it. */
  static Optional<TrialLine> read(String line) {
    List<String> words = List.of(line.split(TAB, -1));
    if (!words.getFirst().equals(MARK)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (words.get(1)) {
          case "begun" -> new Begun(words.get(2));
          case "seen" ->
              new Told(
                  words.get(2),
                  new Sighting(kept(words.get(3)), words.get(5)),
                  Double.parseDouble(words.get(4)),
                  Boolean.parseBoolean(words.get(6)));
          default -> new Wrong(words.get(2));
        });
  }

  private static Kept kept(String id) {
    return Identified.of(Kept.class, "answer", id);
  }

  /** Where the tasks of a trial note what they do. */
  static Path notes(Path folder, String id) {
    return folder.resolve(id + ".notes");
  }
}
