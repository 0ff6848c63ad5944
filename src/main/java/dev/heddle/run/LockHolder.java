package dev.heddle.run;

import dev.heddle.memory.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The holder of a file's lock, as Linux tells: the process, and the command that it is. */
final class LockHolder {

  /** Where a line of {@code /proc/locks} has the process, and where the file. */
  private static final int PROCESS = 4;

  private static final int FILE = 5;
  private static final int MOST_LETTERS = 80;
  private static final String MAIN = "dev.heddle.cli.Main";

  private LockHolder() {}

  /** The holder in words; "another process" where nobody tells. */
  static String of(Path file) {
    try {
      String inode = ":" + Files.getAttribute(file, "unix:ino");
      for (String line : Proc.HERE.text("locks").lines().toList()) {
        String[] words = line.strip().split("\\s+", -1);
        // a line whose number is followed by an arrow is of one who waits for it
        if (words.length > FILE && words[FILE].endsWith(inode)) {
          return "process " + words[PROCESS] + command(words[PROCESS]);
        }
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // another system, or it ended just now
    }
    return RunWords.ANOTHER_PROCESS;
  }

  private static String command(String pid) {
    try {
      List<String> words = Proc.HERE.command(Long.parseLong(pid));
      int main = words.indexOf(MAIN);
      int jar = words.indexOf("-jar");
      String name =
          main >= 0
              ? "heddle " + String.join(" ", words.subList(main + 1, words.size()))
              : String.join(" ", words.subList(Math.max(0, jar), words.size()));
      String masked = String.join(" ", Secrets.mask(List.of(name.strip().split(" "))));
      return masked.isEmpty()
          ? ""
          : " (" + masked.substring(0, Math.min(MOST_LETTERS, masked.length())) + ")";
    } catch (IOException e) {
      return "";
    }
  }
}
