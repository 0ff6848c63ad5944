package dev.heddle.demo;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that somebody did, told when it was done.
 *
 * @param from when it began, in nanoseconds since the demo's start; {@code at} if it took no time
 * @param at when it was told, in nanoseconds since the demo's start
 * @param pid the process that did it
 * @param threadId the thread that did it, as its process numbers it
 * @param thread the name of that thread
 * @param act what kind of thing it is, one word, the same for all of the kind
 * @param text what was done, for people
 * @param facts the numbers in it, by name
 */
public record Event(
    long from,
    long at,
    long pid,
    long threadId,
    String thread,
    String act,
    String text,
    Map<String, Long> facts)
    implements Serializable {

  /** With its facts in the order of their names, so that it is always written the same way. */
  public Event {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** How long it took, in nanoseconds. */
  public long nanos() {
    return at - from;
  }

  /**
   * A number in it.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  long fact(String name) {
    Long value = facts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("event " + act + ": tells no " + name);
    }
    return value;
  }
}
