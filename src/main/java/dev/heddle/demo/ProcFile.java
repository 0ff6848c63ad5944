package dev.heddle.demo;

import dev.heddle.memory.Proc;
import java.io.IOException;
import java.util.List;

/** What Linux tells of processes, for who draws it: what is gone or not ours is left out. */
final class ProcFile {

  private ProcFile() {}

  /** Asks for something that may not be told. */
  interface Question<T> {
    T ask() throws IOException;
  }

  /** The answer, or {@code otherwise}. */
  static <T> T or(T otherwise, Question<T> question) {
    try {
      return question.ask();
    } catch (IOException e) {
      return otherwise;
    }
  }

  /** The lines of a file that is of no process. */
  static List<String> lines(String file) {
    return or("", () -> Proc.HERE.text(file)).lines().toList();
  }
}
