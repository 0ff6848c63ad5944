package dev.heddle.workload;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a task waits for after it wrote a file. */
public enum Sync {
  /** Nothing: the system writes it when it likes. */
  NONE("none"),
  /** Until its data are on the device, as {@code fdatasync}. */
  DATA("data"),
  /** Until its data and all that is known about it are there, as {@code fsync}. */
  ALL("all");

  private final String id;

  Sync(String id) {
    this.id = id;
  }

  /** The word that a person types. */
  public String id() {
    return id;
  }

  /**
   * The one called {@code id}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Sync of(String id) {
    return Arrays.stream(values())
        .filter(sync -> sync.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "sync '%s': unknown; write one of %s"
                    .formatted(
                        id,
                        Arrays.stream(values()).map(Sync::id).collect(Collectors.joining(", ")))));
  }
}
