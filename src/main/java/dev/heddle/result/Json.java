package dev.heddle.result;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.io.StringReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records and trees as JSON: strict, with JMH's words for the numbers that JSON does not have. */
public final class Json {

  private static final Gson LINES = builder().create();
  private static final Gson PAGES = builder().setPrettyPrinting().create();

  private Json() {}

  /** A record, map or list as a page of JSON, with a newline at its end. */
  public static String write(Object value) {
    return PAGES.toJson(value) + "\n";
  }

  /** The same where others expect what is null to be there. */
  static String writeWithNulls(Object value) {
    return builder().setPrettyPrinting().serializeNulls().create().toJson(value) + "\n";
  }

  /** The same on one line, without a newline. */
  public static String line(Object value) {
    return LINES.toJson(value);
  }

  /**
   * A record out of a text that holds it and nothing else.
   *
   * @throws IOException with the reason in words if it does not
   */
  public static <T> T parse(String text, Class<T> type) throws IOException {
    return read(tree(text), type);
  }

  /**
   * The tree of a whole text.
   *
   * @throws IOException with the reason in words if it is not one JSON value
   */
  static JsonElement tree(String text) throws IOException {
    if (text.isBlank()) {
      throw new IOException(FileWords.EMPTY);
    }
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement tree = JsonParser.parseReader(reader);
      end(reader);
      return tree;
    } catch (JsonParseException | IOException | StackOverflowError e) {
      throw new IOException(reason(e), e);
    }
  }

  private static void end(JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new NotOurs(FileWords.GOES_ON);
    }
  }

  /** A text that is not what was expected; the message says why. */
  static final class NotOurs extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /** What to do about it, where it is not to name another file; else empty. */
    private final String advice;

    NotOurs(String message) {
      this(message, "");
    }

    NotOurs(String message, String advice) {
      super(message);
      this.advice = advice;
    }

    NotOurs(String message, Throwable cause) {
      super(message, cause);
      this.advice = "";
    }

    String advice() {
      return advice;
    }
  }

  /**
   * A record out of its tree.
   *
   * @throws IOException with the reason in words if something is missing or of another kind
   */
  static <T> T read(JsonElement tree, Class<T> type) throws IOException {
    T read;
    try {
      read = LINES.fromJson(tree, type);
    } catch (RuntimeException e) {
      throw new IOException(reason(e), e);
    }
    if (read == null) {
      throw new IOException(FileWords.NOTHING_THERE);
    }
    return read;
  }

  private static String reason(Throwable e) {
    if (e instanceof NotOurs) {
      return String.valueOf(e.getMessage());
    }
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return switch (deepest) {
      case EOFException _ -> FileWords.CUT_SHORT;
      case MalformedJsonException malformed -> FileWords.notJson(place(malformed.getMessage()));
      case StackOverflowError _ -> FileWords.TOO_DEEP;
      case Missing missing -> FileWords.lacks(String.valueOf(missing.getMessage()));
      default -> FileWords.wrongKind(place(deepest.getMessage()));
    };
  }

  /** What the parser said about the place, and nothing else it said. */
  private static String place(@Nullable String message) {
    int at = message == null ? -1 : message.indexOf("line ");
    if (message == null || at < 0) {
      return "";
    }
    String place = message.substring(at);
    int path = place.indexOf(" path");
    return " ("
        + (path < 0 ? place : place.substring(0, path)).lines().findFirst().orElse("")
        + ")";
  }

  private static GsonBuilder builder() {
    return new GsonBuilder()
        .setStrictness(Strictness.STRICT)
        .disableHtmlEscaping()
        .registerTypeAdapter(double.class, new Numbers())
        .registerTypeAdapter(Double.class, new Numbers())
        .registerTypeAdapter(Instant.class, new Instants())
        .registerTypeAdapter(RunInfo.Status.class, new Statuses())
        .registerTypeAdapterFactory(new WholeRecords())
        // the last wins: a plan is a record that is read in another way
        .registerTypeAdapter(Plan.class, new PlanPage.Adapter());
  }
}
