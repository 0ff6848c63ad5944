package dev.heddle.result;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JSON file of ours that says the version of its layout: read as that says, and replaced whole.
 *
 * @param type what it holds
 * @param newest the newest layout that is read
 * @param another what is said of a file that is something else
 * @param newer what to do about a file that a newer program wrote
 * @param damaged what to do about any other that cannot be read
 */
record KeptFile<T>(Class<T> type, int newest, String another, String newer, String damaged) {

  /** Reads {@code file}; where there is none, it is {@code none}. */
  T readOr(T none, Path file) throws UnreadableException {
    return Files.notExists(file) ? none : read(file);
  }

  T read(Path file) throws UnreadableException {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw UnreadableException.of(file, e);
    }
    return of(text, file);
  }

  /** What {@code text}, which stands in {@code file}, holds. */
  T of(String text, Path file) throws UnreadableException {
    try {
      JsonElement tree = Json.tree(text);
      int schema = schema(tree);
      if (schema > newest) {
        throw new UnreadableException(FileWords.newerLayout(file, schema, newest, newer));
      }
      return Json.read(tree, type);
    } catch (IOException e) {
      throw new UnreadableException(FileWords.of(file, String.valueOf(e.getMessage()), damaged), e);
    }
  }

  private int schema(JsonElement tree) throws IOException {
    if (!tree.isJsonObject() || !tree.getAsJsonObject().has("schema")) {
      throw new IOException(another);
    }
    return Json.read(tree.getAsJsonObject().get("schema"), Integer.class);
  }

  /** Replaces {@code file}. */
  void write(T value, Path file) throws IOException {
    WholeFile.write(file, Json.write(value));
  }
}
