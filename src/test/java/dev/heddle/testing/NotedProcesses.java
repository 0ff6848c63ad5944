package dev.heddle.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes of which a script has noted the ids in a file, one in each line. */
public final class NotedProcesses {

  private NotedProcesses() {}

  /** The ids of those that run still. */
  public static List<Long> running(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(Long::parseLong)
        .filter(NotedProcesses::isRunning)
        .toList();
  }

  /** Nobody may be there to ask how it ended, and until then it is known to the system. */
  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid)
        .filter(each -> each.isAlive() && each.info().command().isPresent())
        .isPresent();
  }
}
