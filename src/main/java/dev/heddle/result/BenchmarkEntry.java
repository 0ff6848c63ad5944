package dev.heddle.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What github-action-benchmark keeps of one run of a suite.
 *
 * <p>It writes {@code null} for a figure that is no number, and files are mended by hand: what does
 * not name a run may be missing, and a row without a value is there all the same.
 *
 * @param commit what was measured; empty where that is not said
 * @param time when it was kept
 * @param tool what made the figures; empty where that is not said
 * @param rows the figures
 */
record BenchmarkEntry(String commit, Instant time, String tool, List<Figure> rows) {

  /**
   * A figure.
   *
   * @param unit empty where it has none
   * @param value NaN where there is none
   */
  record Figure(String name, String unit, double value) {}

  /**
   * Reads one.
   *
   * @throws Missing where it lacks a part by which runs or rows are told apart
   */
  static BenchmarkEntry of(JsonElement element) {
    JsonObject entry = object(element, "date");
    JsonElement commit = entry.get("commit");
    String id = "";
    if (commit != null && commit.isJsonObject()) {
      id = text(commit.getAsJsonObject().get("id"), "");
    }
    Instant time = time(entry, commit);
    JsonElement benches = entry.get("benches");
    if (benches == null || !benches.isJsonArray()) {
      throw new Missing("benches");
    }
    List<Figure> rows = new ArrayList<>();
    for (JsonElement each : benches.getAsJsonArray()) {
      JsonObject bench = object(each, "name");
      String name = text(bench.get("name"), "");
      if (name.isEmpty()) {
        throw new Missing("name");
      }
      rows.add(new Figure(name, text(bench.get("unit"), ""), value(bench.get("value"))));
    }
    return new BenchmarkEntry(id, time, text(entry.get("tool"), ""), rows);
  }

  private static JsonObject object(@Nullable JsonElement element, String lacks) {
    if (element == null || !element.isJsonObject()) {
      throw new Missing(lacks);
    }
    return element.getAsJsonObject();
  }

  /** When it was kept, or else when its commit was made. */
  private static Instant time(JsonObject entry, @Nullable JsonElement commit) {
    JsonElement date = entry.get("date");
    if (date instanceof JsonPrimitive word && word.isNumber()) {
      return Instant.ofEpochMilli(word.getAsLong());
    }
    String made =
        commit != null && commit.isJsonObject()
            ? text(commit.getAsJsonObject().get("timestamp"), "")
            : "";
    try {
      return OffsetDateTime.parse(made).toInstant();
    } catch (DateTimeException e) {
      throw new Missing("date");
    }
  }

  private static String text(@Nullable JsonElement element, String otherwise) {
    return element instanceof JsonPrimitive word ? word.getAsString() : otherwise;
  }

  private static double value(@Nullable JsonElement element) {
    try {
      return element instanceof JsonPrimitive word && !word.isBoolean()
          ? word.isString() && !word.getAsString().isBlank()
              ? Double.parseDouble(word.getAsString())
              : word.getAsDouble()
          : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
