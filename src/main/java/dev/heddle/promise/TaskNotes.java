package dev.heddle.promise;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What tasks write down as they come to something, in whatever process they run.
 *
 * @param file where; each word is written at once at its end, so that none is lost or mixed
 */
record TaskNotes(String file) implements Serializable {

  /** Before the process that a word was noted in. */
  private static final String AT = " @";

  void note(String word) {
    try {
      Files.writeString(
          Path.of(file), word + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** TaskNotes {@code word}, and in which process. */
  void noteHere(String word) {
    note(word + AT + ProcessHandle.current().pid());
  }

  /** All words, in the order in which they came. */
  List<String> words() {
    try {
      Path path = Path.of(file);
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String word) {
    return words().contains(word);
  }

  /** In which process {@code word} was noted; none where it was not yet. */
  Optional<Long> processOf(String word) {
    return words().stream()
        .filter(line -> line.startsWith(word + AT))
        .map(line -> Long.valueOf(line.substring(word.length() + AT.length())))
        .findFirst();
  }

  /** How many words stand there more than once. */
  int twice() {
    Set<String> seen = new HashSet<>();
    Set<String> more = new HashSet<>();
    for (String line : words()) {
      String word = line.replaceFirst(AT + "\\d+$", "");
      if (!seen.add(word)) {
        more.add(word);
      }
    }
    return more.size();
  }
}
