package dev.heddle.compare;

import dev.heddle.result.Fork;
import java.util.List;

/** Reads what the forks of a benchmark of files noted about who could work at once. */
final class FileNotes {

  private FileNotes() {}

  static void add(List<Fork> forks, List<Footnote> notes) {
    int most = forks.stream().mapToInt(fork -> number(fork, "files.at-once")).max().orElse(0);
    int carriers = forks.stream().mapToInt(fork -> number(fork, "files.carriers")).max().orElse(0);
    if (carriers > 0 && carriers < most) {
      notes.add(
          new Footnote(
              Footnote.Kind.CARRIERS_HELD,
              "a virtual thread holds its carrier while it reads or writes a file",
              "at most " + carriers + " did at once, not " + most));
    }
  }

  private static int number(Fork fork, String note) {
    String text = fork.notes().getOrDefault(note, "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
