package dev.heddle.result;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A runtime beside the JVM, of which a run has rows.
 *
 * @param label what the names of its rows begin with
 * @param kind which runner measures it: a word of those that come with the program, or any other
 *     for a runner of somebody else
 * @param program what is started: an interpreter, or such a runner; an absolute path
 * @param runtime what it calls itself
 * @param version its version
 * @param marks what else tells it from others of that version, by name
 */
public record Peer(
    String label,
    String kind,
    String program,
    String runtime,
    String version,
    Map<String, String> marks) {

  /** Copies the map. */
  public Peer {
    marks = Collections.unmodifiableMap(new TreeMap<>(marks));
  }
}
