package dev.heddle.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of what somebody prints; any thread may add to them. */
final class LastLines {

  private final int most;
  private final Deque<String> lines = new ArrayDeque<>();

  /** Keeps {@code most}. */
  LastLines(int most) {
    this.most = most;
  }

  synchronized void add(String line) {
    lines.addLast(line);
    if (lines.size() > most) {
      lines.removeFirst();
    }
  }

  /** Those that are kept, the oldest first. */
  synchronized List<String> all() {
    return List.copyOf(lines);
  }
}
