package dev.heddle.result;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes that people have seen and meant: a file that is committed beside the code.
 *
 * @param schema the version of this layout
 * @param accepted the changes
 */
public record AcceptedChanges(int schema, List<Accepted> accepted) {

  private static final int SCHEMA = 1;

  private static final KeptFile<AcceptedChanges> FILE =
      new KeptFile<>(
          AcceptedChanges.class,
          SCHEMA,
          FileWords.NO_ACCEPTED_CHANGES,
          FileWords.USE_THE_OTHER,
          FileWords.ACCEPT_ANEW);

  /** How the file is called. */
  public static final String NAME = "accepted-changes.json";

  /**
   * From this commit on a row has a new level, and that is meant.
   *
   * @param row the row's full name
   * @param commit the first commit of the new level
   * @param when when somebody said so
   */
  public record Accepted(String row, String commit, Instant when) {}

  /** Reads {@code file}; where there is none, nothing was accepted. */
  public static AcceptedChanges read(Path file) throws UnreadableException {
    return FILE.readOr(new AcceptedChanges(SCHEMA, List.of()), file);
  }

  /** This and one more; the same change is not taken twice. */
  public AcceptedChanges with(Accepted change) {
    List<Accepted> all = new ArrayList<>(accepted);
    all.removeIf(each -> each.row().equals(change.row()) && each.commit().equals(change.commit()));
    all.add(change);
    return new AcceptedChanges(schema, all);
  }

  /** Replaces {@code file} atomically. */
  public void write(Path file) throws IOException {
    FILE.write(this, file);
  }
}
