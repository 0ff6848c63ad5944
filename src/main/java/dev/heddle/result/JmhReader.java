package dev.heddle.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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

  static List<ResultRow> read(Path file) throws UnreadableException {
    try (InputStream text = Files.newInputStream(file)) {
      Condensed.Parts parts = Condensed.of(text);
      if (parts != null) {
        return Json.stream(parts.rest(), reader -> new JmhReader(parts.lists()).rows(reader));
      }
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw UnreadableException.of(file, e);
    } catch (IOException e) {
      // the same again with the places of the whole file
    }
    return whole(file);
  }

  private static List<ResultRow> whole(Path file) throws UnreadableException {
    Reader text;
    try {
      text = new StringReader(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw UnreadableException.of(file, e);
    }
    try {
      return Json.stream(text, reader -> new JmhReader(List.of()).rows(reader));
    } catch (IOException e) {
      throw new UnreadableException(
          file + ": " + e.getMessage() + "; name a whole file that JMH wrote (-rf json)", e);
    }
  }

  private List<ResultRow> rows(JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.BEGIN_ARRAY) {
      JsonElement tree = JsonParser.parseReader(reader);
      boolean ours = tree.isJsonObject() && tree.getAsJsonObject().has("schema");
      throw new Json.NotOurs(
          ours
              ? "is one file of a run, and the run is its folder"
              : reader.peek() == JsonToken.END_DOCUMENT
                  ? "is JSON but not JMH's (a list of rows)"
                  : "goes on after its JSON ended");
    }
    List<ResultRow> rows = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      try {
        rows.add(row(reader));
      } catch (Missing e) {
        throw new Json.NotOurs(
            "is JSON but not JMH's (row %d has no '%s')".formatted(rows.size() + 1, e.getMessage()),
            e);
      } catch (RuntimeException e) {
        throw new Json.NotOurs(
            "is JSON but not JMH's (row %d has a value of the wrong kind)"
                .formatted(rows.size() + 1),
            e);
      }
    }
    reader.endArray();
    return rows;
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
        id, setup(row), (int) number(row, "forks", 0), primary, secondary, List.of());
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
