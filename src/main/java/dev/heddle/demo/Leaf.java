package dev.heddle.demo;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A line of a {@link SystemTree}.
 *
 * @param pid of which process it tells
 * @param threadId of which thread, 0 for all of it
 * @param thread the thread's name
 * @param act "process", "thread", "jvm", "memory", "pipe" or "socket"
 * @param text the line, with the branches before it
 * @param facts the numbers in it, by name
 */
record Leaf(
    long pid, long threadId, String thread, String act, String text, Map<String, Long> facts) {

  /** What a terminal obeys instead of showing it. */
  private static final Pattern STEERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  /** What others have named, made harmless for a terminal. */
  Leaf {
    thread = STEERS.matcher(thread).replaceAll("?");
    text = STEERS.matcher(text).replaceAll("?");
  }

  /** One of a process, without numbers. */
  static Leaf of(SeenProcess process, String act, String text) {
    return new Leaf(process.pid(), 0, "", act, text, Map.of());
  }

  /** The same behind some branches. */
  Leaf after(String branches) {
    return new Leaf(pid, threadId, thread, act, branches + text, facts);
  }
}
