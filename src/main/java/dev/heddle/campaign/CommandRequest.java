package dev.heddle.campaign;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's own commands that are to be measured.
 *
 * @param texts each as it was written, the first one that others are judged against
 * @param shell whether a shell reads them
 * @param prepare what is run before each operation; null for nothing
 * @param inputs the file of inputs; null for none
 * @param sweep the numbers that are to stand in a command, as {@code n=1,2,1C}; null for none
 * @param limitSeconds the most that each may take; null where nobody says
 */
public record CommandRequest(
    List<String> texts,
    boolean shell,
    @Nullable String prepare,
    @Nullable Path inputs,
    @Nullable String sweep,
    @Nullable Double limitSeconds) {

  /** After so many rounds it can be seen of a number whether it is worse than another. */
  private static final int SEEN = 3;

  /** Copies the list. */
  public CommandRequest {
    texts = List.copyOf(texts);
  }

  /** How many of {@code rounds} all rows have: further ones only the numbers that may be best. */
  int plannedRounds(int rounds) {
    return sweep == null ? rounds : Math.min(rounds, SEEN);
  }
}
