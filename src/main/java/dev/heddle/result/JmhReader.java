package dev.heddle.result;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Reads JMH's JSON of any version: only the name of a benchmark and its primary metric must be
 * there; whatever else an old version or another writer left out is taken as unknown.
 */
final class JmhReader {

  private JmhReader() {}

  /**
   * What is in a file.
   *
   * @param rows its rows
   * @param lists how many lists they stand in, one after the other; JMH writes one
   */
  record Content(List<ResultRow> rows, int lists) {}

  /**
   * Reads a file.
   *
   * @param wanted the secondary metrics of which more than their names is read
   */
  static Content read(Path file, Predicate<String> wanted) throws UnreadableException {
    Source source = Source.of(file);
    try (InputStream text = source.open()) {
      return Tokens.read(text, json -> content(json, wanted));
    } catch (IOException e) {
      throw unlike(file, clearer(source, e));
    }
  }

  /** What else there is to say of a text that cannot be read as JMH's JSON. */
  private static IOException clearer(Source source, IOException unlike) {
    try (InputStream again = source.open()) {
      OtherForms.refuse(Letters.of(again.readAllBytes()));
      return unlike;
    } catch (IOException e) {
      return e;
    }
  }

  private static UnreadableException unlike(Path file, IOException e) {
    if (e instanceof FileSystemException) {
      return UnreadableException.of(file, e);
    }
    String why =
        e instanceof EOFException || e instanceof ZipException
            ? FileWords.CUT_SHORT_OR_NO_GZIP
            : String.valueOf(e.getMessage());
    String advice = e instanceof Json.NotOurs other ? other.advice() : "";
    return new UnreadableException(
        FileWords.of(file, why, advice.isEmpty() ? FileWords.WHOLE_FILE_OF_JMH : advice), e);
  }

  private static Content content(JsonParser json, Predicate<String> wanted) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new Json.NotOurs(another(json));
    }
    List<ResultRow> rows = new ArrayList<>();
    RowReader reader = new RowReader(json, wanted);
    int lists = 0;
    do {
      list(json, reader, rows);
      lists++;
    } while (goesOn(json));
    return new Content(rows, lists);
  }

  private static void list(JsonParser json, RowReader reader, List<ResultRow> rows)
      throws IOException {
    while (Tokens.nextElement(json)) {
      try {
        rows.add(reader.read());
      } catch (JacksonException e) {
        throw e;
      } catch (Missing e) {
        throw new Json.NotOurs(
            FileWords.rowLacks(rows.size() + 1, String.valueOf(e.getMessage())), e);
      } catch (RuntimeException e) {
        throw new Json.NotOurs(FileWords.rowHasWrongKind(rows.size() + 1), e);
      }
    }
  }

  /** Whether another list follows a whole one. */
  private static boolean goesOn(JsonParser json) throws IOException {
    JsonToken next;
    try {
      next = json.nextToken();
    } catch (JacksonIOException e) {
      throw e;
    } catch (JacksonException e) {
      throw new Json.NotOurs(FileWords.GOES_ON, e);
    }
    if (next != null && next != JsonToken.START_ARRAY) {
      throw new Json.NotOurs(FileWords.GOES_ON);
    }
    return next != null;
  }

  /** What a whole text is that is no list. */
  private static String another(JsonParser json) throws IOException {
    Set<String> fields = new HashSet<>();
    if (json.currentToken() == JsonToken.START_OBJECT) {
      for (String name = Tokens.nextField(json); name != null; name = Tokens.nextField(json)) {
        fields.add(name);
        json.skipChildren();
      }
    }
    if (goesOn(json)) {
      return FileWords.GOES_ON;
    }
    return OtherForms.isOfARun(fields)
        ? FileWords.ONE_FILE_OF_A_RUN
        : OtherForms.isOfOurs(fields) ? FileWords.OF_RESULTS : FileWords.NOT_JMHS;
  }

  /** Versions of JMH up to 1.36 put a dot before the names of profilers' metrics. */
  static String plainName(String name) {
    return name.startsWith("·") ? name.substring(1) : name;
  }
}
