package dev.heddle.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads JMH's JSON of any version: only the name of a benchmark and its primary metric must be
 * there; whatever else an old version or another writer left out is taken as unknown.
 */
final class JmhReader {

  private JmhReader() {}

  static List<ResultRow> read(Path file) throws UnreadableException {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw UnreadableException.of(file, e);
    }
    try {
      return rows(Json.tree(text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (IOException e) {
      throw new UnreadableException(
          file + ": " + e.getMessage() + "; name a whole file that JMH wrote (-rf json)", e);
    }
  }

  private static List<ResultRow> rows(JsonElement tree) throws IOException {
    if (tree.isJsonObject() && tree.getAsJsonObject().has("schema")) {
      throw new IOException("is one file of a run, and the run is its folder");
    }
    if (!tree.isJsonArray()) {
      throw new IOException("is JSON but not JMH's (a list of rows)");
    }
    List<ResultRow> rows = new ArrayList<>();
    for (JsonElement row : tree.getAsJsonArray()) {
      try {
        rows.add(row(row));
      } catch (Missing e) {
        throw new IOException(
            "is JSON but not JMH's (row %d has no '%s')".formatted(rows.size() + 1, e.getMessage()),
            e);
      } catch (RuntimeException e) {
        throw new IOException(
            "is JSON but not JMH's (row %d has a value of the wrong kind)"
                .formatted(rows.size() + 1),
            e);
      }
    }
    return rows;
  }

  private static ResultRow row(JsonElement element) {
    if (!element.isJsonObject()) {
      throw new Missing("benchmark");
    }
    JsonObject row = element.getAsJsonObject();
    String benchmark = text(row, "benchmark");
    if (benchmark == null) {
      throw new Missing("benchmark");
    }
    JsonObject primary = object(row, "primaryMetric");
    if (primary == null) {
      throw new Missing("primaryMetric");
    }
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
    RowId id =
        new RowId(benchmark, mode == null ? "" : mode, (int) number(row, "threads", 1), params);
    return new ResultRow(
        id,
        setup(row),
        (int) number(row, "forks", 0),
        metric(primary),
        secondary(object(row, "secondaryMetrics")),
        List.of());
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

  private static SortedMap<String, Measured> secondary(@Nullable JsonObject metrics) {
    SortedMap<String, Measured> named = new TreeMap<>();
    if (metrics != null) {
      for (Map.Entry<String, JsonElement> metric : metrics.entrySet()) {
        if (metric.getValue().isJsonObject()) {
          named.putIfAbsent(
              plainName(metric.getKey()), metric(metric.getValue().getAsJsonObject()));
        }
      }
    }
    return named;
  }

  /** Versions of JMH up to 1.36 put a dot before the names of profilers' metrics. */
  static String plainName(String name) {
    return name.startsWith("·") ? name.substring(1) : name;
  }

  private static Measured metric(JsonObject metric) {
    String given = text(metric, "scoreUnit");
    String unit = given == null ? "" : given;
    Map<String, Double> percentiles = new LinkedHashMap<>();
    JsonObject byName = object(metric, "scorePercentiles");
    if (byName != null) {
      byName.entrySet().forEach(entry -> percentiles.put(entry.getKey(), number(entry.getValue())));
    }
    List<Measured.Taken> forks = new ArrayList<>();
    for (JsonElement fork : array(metric, "rawDataHistogram")) {
      Samples samples = Histograms.samples(unit, fork.getAsJsonArray());
      if (!samples.iterations().isEmpty()) {
        forks.add(new Measured.Taken(0, samples));
      }
    }
    for (JsonElement fork : array(metric, "rawData")) {
      List<Double> values = new ArrayList<>();
      fork.getAsJsonArray().forEach(value -> values.add(number(value)));
      if (!values.isEmpty()) {
        forks.add(new Measured.Taken(0, Samples.of(unit, values)));
      }
    }
    return new Measured(unit, number(metric, "score", Double.NaN), percentiles, forks);
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
