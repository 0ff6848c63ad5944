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
import java.io.Reader;
import java.io.Serial;
import java.io.StringReader;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The door to JSON: strict, with JMH's words for the numbers that JSON does not have. */
public final class Json {

  private static final Gson LINES = builder().create();
  private static final Gson PAGES = builder().setPrettyPrinting().create();

  /** A string, or a word outside of strings. */
  private static final Pattern BARE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|(NaN|-?Infinity)");

  private Json() {}

  /** A record, map or list as a page of JSON, with a newline at its end. */
  public static String write(Object value) {
    return PAGES.toJson(value) + "\n";
  }

  /** The same on one line, without a newline. */
  static String line(Object value) {
    return LINES.toJson(value);
  }

  /**
   * The tree of a whole text.
   *
   * @throws IOException with the reason in words if it is not one JSON value
   */
  static JsonElement tree(String text) throws IOException {
    if (text.isBlank()) {
      throw new IOException("is empty");
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

  /** Reads some part of a text that is too long to be held as a tree. */
  interface Part<T> {
    T read(JsonReader reader) throws IOException;
  }

  /**
   * What {@code part} makes of a whole file.
   *
   * @throws IOException with the reason in words if it is not one JSON value
   */
  static <T> T stream(Reader text, Part<T> part) throws IOException {
    try (JsonReader reader = new JsonReader(text)) {
      reader.setStrictness(Strictness.STRICT);
      if (empty(reader)) {
        throw new NotOurs("is empty");
      }
      T read = part.read(reader);
      end(reader);
      return read;
    } catch (JsonParseException | IOException | StackOverflowError e) {
      throw new IOException(reason(e), e);
    }
  }

  private static boolean empty(JsonReader reader) throws IOException {
    try {
      return reader.peek() == JsonToken.END_DOCUMENT;
    } catch (EOFException e) {
      return true;
    }
  }

  private static void end(JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new NotOurs("goes on after its JSON ended");
    }
  }

  /** Whether after a whole value another one of some kind follows. */
  static boolean goesOn(JsonReader reader, JsonToken kind) throws IOException {
    // what is strict does not look behind the end
    reader.setStrictness(Strictness.LENIENT);
    try {
      return reader.peek() == kind;
    } finally {
      reader.setStrictness(Strictness.STRICT);
    }
  }

  /** A text with the numbers in quotes that JSON has no word for, as JMH has them. */
  static String withWords(String text) {
    return text.contains("NaN") || text.contains("Infinity")
        ? BARE.matcher(text)
            .replaceAll(found ->
                found.group(1) == null ? Matcher.quoteReplacement(found.group()) : "\"$1\"")
        : text;
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
      throw new IOException("has nothing (null) where there should be something");
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
      case EOFException _ -> "is cut short";
      case MalformedJsonException malformed -> "is not JSON" + place(malformed.getMessage());
      case StackOverflowError _ -> "is not JSON of ours: it is nested too deep";
      case Missing missing -> "has no '" + missing.getMessage() + "'";
      default -> "has a value of the wrong kind" + place(deepest.getMessage());
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
