package dev.heddle.result;

import java.io.IOException;
import java.nio.file.Path;

/** A process that appends forks until the disk is full, and says how many it got through. */
final class FillingWriter {

  private FillingWriter() {}

  public static void main(String[] args) throws UnreadableException {
    RunFolder folder = new RunFolder(Path.of(args[0]));
    for (int forks = 0; forks < 10_000; forks++) {
      try {
        folder.append(Examples.fork(forks + 1));
      } catch (IOException e) {
        System.out.println("full after " + forks);
        return;
      }
    }
  }
}
