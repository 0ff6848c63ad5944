package dev.heddle.process;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;

/**
 * Words that processes leave in a file as they come to something, for a test to count.
 *
 * @param path the file; each word is written at once at its end, so that none is lost or mixed
 */
record Tally(String path) implements Serializable {

  /** One that is empty. */
  static Tally in(Path folder) throws IOException {
    return new Tally(Files.createTempFile(folder, "tally", "").toString());
  }

  void note(String word) {
    try {
      Files.writeString(Path.of(path), word + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All words, in the order in which they came. */
  List<String> words() throws IOException {
    return Files.readAllLines(Path.of(path));
  }

  int count(String word) throws IOException {
    return Collections.frequency(words(), word);
  }

  void await(String word) throws Exception {
    Eventually.isTrue(word + " has come", () -> words().contains(word));
  }
}
