package dev.heddle.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JMH's JSON of any version: only the name of a benchmark and its primary metric must be
 * there; whatever else an old version or another writer left out is taken as unknown.
 */
final class JmhReader {

  /** The raw values that were taken out of the text. */
  private final List<List<List<Double>>> lists;

  private JmhReader(List<List<List<Double>>> lists) {
    this.lists = lists;
  }

  /**
   * What is in a file.
   *
   * @param rows its rows
   * @param lists how many lists they stand in, one after the other; JMH writes one
   */
  record Content(List<ResultRow> rows, int lists) {}

  static Content read(Path file) throws UnreadableException {
    Source source = Source.of(file);
    try (InputStream text = source.open()) {
      Condensed.Parts parts = Condensed.of(text);
      if (parts != null) {
        return Json.stream(parts.rest(), reader -> new JmhReader(parts.lists()).content(reader));
      }
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw UnreadableException.of(file, e);
    } catch (IOException e) {
      // the same again with the places of the whole file
    }
    return whole(file, source);
  }

  private static Content whole(Path file, Source source) throws UnreadableException {
    try (InputStream bytes = source.open()) {
      String text = Letters.of(bytes.readAllBytes());
      OtherForms.refuse(text);
      return Json.stream(
          new StringReader(Json.withWords(text)),
          reader -> new JmhReader(List.of()).content(reader));
    } catch (EOFException | ZipException e) {
      throw unlike(file, "is cut short, or no whole gzip file", e);
    } catch (FileSystemException e) {
      throw UnreadableException.of(file, e);
    } catch (IOException e) {
      throw unlike(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static UnreadableException unlike(Path file, String why, IOException e) {
    String advice = e instanceof Json.NotOurs other ? other.advice() : "";
    return new UnreadableException(
        file
            + ": "
            + why
            + "; "
            + (advice.isEmpty() ? "name a whole file that JMH wrote (-rf json)" : advice),
        e);
  }

  private Content content(JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.BEGIN_ARRAY) {
      JsonElement tree = JsonParser.parseReader(reader);
      boolean ended = reader.peek() == JsonToken.END_DOCUMENT;
      throw new Json.NotOurs(
          OtherForms.isOfARun(tree)
              ? "is one file of a run, and the run is its folder"
              : OtherForms.isOfOurs(tree)
                  ? "is what heddle wrote of results, and none itself"
                  : ended
                      ? "is JSON but not JMH's (a list of rows)"
                      : "goes on after its JSON ended");
    }
    List<ResultRow> rows = new ArrayList<>();
    int lists = 0;
    do {
      list(reader, rows);
      lists++;
    } while (Json.goesOn(reader, JsonToken.BEGIN_ARRAY));
    return new Content(rows, lists);
  }

  private void list(JsonReader reader, List<ResultRow> rows) throws IOException {
    reader.beginArray();
    while (reader.hasNext()) {
      try {
        rows.add(row(reader));
      } catch (Missing e) {
        throw new Json.NotOurs(
            "is JSON but not JMH's (row %s has no '%s')".formatted(rows.size() + 1, e.getMessage()),
            e);
      } catch (RuntimeException e) {
        throw new Json.NotOurs(
            "is JSON but not JMH's (row %s has a value of the wrong kind)"
                .formatted(rows.size() + 1),
            e);
      }
    }
    reader.endArray();
  }

  /** The metrics are most of a file and never become a tree; the rest of a row is small. */
  private ResultRow row(JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.BEGIN_OBJECT) {
      throw new Missing("benchmark");
    }
    JsonObject row = new JsonObject();
    Measured primary = null;
    SortedMap<String, Measured> secondary = new TreeMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      boolean metrics = name.equals("primaryMetric") || name.equals("secondaryMetrics");
      if (!metrics || reader.peek() == JsonToken.NULL) {
        row.add(name, JsonParser.parseReader(reader));
      } else if (name.equals("primaryMetric")) {
        primary = MetricReader.read(reader, lists);
      } else {
        secondary = secondary(reader);
      }
    }
    reader.endObject();
    String benchmark = text(row, "benchmark");
    if (benchmark == null) {
      throw new Missing("benchmark");
    }
    if (primary == null) {
      throw new Missing("primaryMetric");
    }
    RowId id = id(row, benchmark);
    return new ResultRow(
        id,
        InferredRole.of(id),
        setup(row),
        (int) number(row, "forks", 0),
        primary,
        secondary,
        List.of());
  }

  private static RowId id(JsonObject row, String benchmark) {
    String mode = text(row, "mode");
    SortedMap<String, String> params = new TreeMap<>();
    JsonObject given = object(row, "params");
    if (given != null) {
      given
          .entrySet()
          .forEach(param -> {
            if (param.getValue().isJsonPrimitive()) {
              params.put(param.getKey(), param.getValue().getAsString());
            }
          });
    }
    return new RowId(benchmark, mode == null ? "" : mode, (int) number(row, "threads", 1), params);
  }

  private static Setup setup(JsonObject row) {
    List<String> args = new ArrayList<>();
    array(row, "jvmArgs").forEach(arg -> args.add(arg.getAsString()));
    return new Setup(
        text(row, "jmhVersion"),
        text(row, "jvm"),
        args,
        text(row, "jdkVersion"),
        text(row, "vmName"),
        text(row, "vmVersion"),
        (int) number(row, "warmupIterations", 0),
        text(row, "warmupTime"),
        (int) number(row, "warmupBatchSize", 1),
        (int) number(row, "measurementIterations", 0),
        text(row, "measurementTime"),
        (int) number(row, "measurementBatchSize", 1));
  }

  private SortedMap<String, Measured> secondary(JsonReader reader) throws IOException {
    SortedMap<String, Measured> named = new TreeMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = plainName(reader.nextName());
      if (reader.peek() == JsonToken.BEGIN_OBJECT) {
        named.putIfAbsent(name, MetricReader.read(reader, lists));
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return named;
  }

  /** Versions of JMH up to 1.36 put a dot before the names of profilers' metrics. */
  static String plainName(String name) {
    return name.startsWith("·") ? name.substring(1) : name;
  }

  private static @Nullable JsonObject object(JsonObject parent, String name) {
    JsonElement child = parent.get(name);
    return child == null || child.isJsonNull() ? null : child.getAsJsonObject();
  }

  private static JsonArray array(JsonObject parent, String name) {
    JsonElement child = parent.get(name);
    return child == null || child.isJsonNull() ? new JsonArray() : child.getAsJsonArray();
  }

  private static @Nullable String text(JsonObject parent, String name) {
    JsonElement child = parent.get(name);
    return child == null || child.isJsonNull() ? null : child.getAsString();
  }

  private static double number(JsonObject parent, String name, double otherwise) {
    JsonElement child = parent.get(name);
    return child == null || child.isJsonNull() ? otherwise : number(child);
  }

  static double number(JsonElement value) {
    if (!value.isJsonPrimitive()) {
      throw new JsonParseException("a number was expected");
    }
    return value.getAsJsonPrimitive().isString()
        ? Numbers.ofWord(value.getAsString())
        : value.getAsDouble();
  }
}
