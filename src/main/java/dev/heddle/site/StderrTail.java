package dev.heddle.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process wrote to its standard error, read so that it never blocks. */
final class StderrTail {

  private static final int LINES = 10;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread reader;

  StderrTail(Process process) {
    reader = Thread.ofPlatform().daemon().name("heddle-site-stderr").start(() -> read(process));
  }

  /** The lines in one; waits up to the limit for the end of the process, or of its words. */
  String inOneLine(long limitMillis) {
    try {
      reader.join(limitMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lines) {
      return lines.isEmpty() ? "it said nothing" : "it said: " + String.join(" | ", lines);
    }
  }

  private void read(Process process) {
    try (BufferedReader err = process.errorReader()) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        synchronized (lines) {
          lines.addLast(line);
          if (lines.size() > LINES) {
            lines.removeFirst();
          }
        }
      }
    } catch (IOException e) {
      // its end is what we waited for
    }
  }
}
