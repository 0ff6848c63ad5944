package dev.heddle.result;

import java.util.List;

/**
 * One of several JVMs that the forks of a run are started on.
 *
 * @param label what it is called in rows
 * @param java its java
 * @param args further flags of its forks, after those of the plan
 */
public record NamedJvm(String label, String java, List<String> args) {

  /** Copies the list. */
  public NamedJvm {
    args = List.copyOf(args);
  }
}
