package dev.heddle.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return new AcceptedChanges(SCHEMA, List.of());
    } catch (IOException e) {
      throw UnreadableException.of(file, e);
    }
    try {
      AcceptedChanges read = Json.read(Json.tree(text), AcceptedChanges.class);
      if (read.schema() > SCHEMA) {
        throw new UnreadableException(
            file
                + ": has layout "
                + read.schema()
                + " and this heddle reads up to "
                + SCHEMA
                + "; use the heddle that wrote it");
      }
      return read;
    } catch (IOException e) {
      throw new UnreadableException(
          file + ": " + e.getMessage() + "; mend it, or remove it and accept anew", e);
    }
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
    WholeFile.write(file, Json.write(this));
  }
}
