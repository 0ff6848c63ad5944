package dev.heddle.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one row of JMH's JSON, field by field, and passes over fields that it does not know. */
final class RowReader {

  private final JsonParser json;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private final List<String> jvmArgs = new ArrayList<>();
  private final SortedMap<String, String> params = new TreeMap<>();
  private @Nullable Measured primary;
  private final SortedMap<String, Measured> secondary = new TreeMap<>();

  private RowReader(JsonParser json) {
    this.json = json;
  }

  /** The row at whose beginning {@code json} stands. */
  static ResultRow read(JsonParser json) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new Missing("benchmark");
    }
    RowReader row = new RowReader(json);
    for (String name = Tokens.nextField(json); name != null; name = Tokens.nextField(json)) {
      if (!Tokens.isNull(json)) {
        row.part(name);
      }
    }
    return row.row();
  }

  private void part(String name) {
    switch (name) {
      case "benchmark",
          "mode",
          "jmhVersion",
          "jvm",
          "jdkVersion",
          "vmName",
          "vmVersion",
          "warmupTime",
          "measurementTime" ->
          texts.put(name, Tokens.text(json));
      case "threads",
          "forks",
          "warmupIterations",
          "warmupBatchSize",
          "measurementIterations",
          "measurementBatchSize" ->
          numbers.put(name, Tokens.number(json));
      case "jvmArgs" -> {
        jvmArgs.clear();
        Tokens.enterList(json);
        while (Tokens.nextElement(json)) {
          jvmArgs.add(Tokens.text(json));
        }
      }
      case "params" -> params();
      case "primaryMetric" -> primary = MetricReader.read(json);
      case "secondaryMetrics" -> secondary();
      default -> json.skipChildren();
    }
  }

  private void params() {
    params.clear();
    Tokens.enterObject(json);
    for (String name = Tokens.nextField(json); name != null; name = Tokens.nextField(json)) {
      if (json.currentToken().isScalarValue() && !Tokens.isNull(json)) {
        params.put(name, Tokens.text(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private void secondary() {
    secondary.clear();
    Tokens.enterObject(json);
    for (String name = Tokens.nextField(json); name != null; name = Tokens.nextField(json)) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        secondary.putIfAbsent(JmhReader.plainName(name), MetricReader.read(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private ResultRow row() {
    String benchmark = texts.get("benchmark");
    if (benchmark == null) {
      throw new Missing("benchmark");
    }
    if (primary == null) {
      throw new Missing("primaryMetric");
    }
    RowId id = new RowId(benchmark, texts.getOrDefault("mode", ""), number("threads", 1), params);
    return new ResultRow(
        id, InferredRole.of(id), setup(), number("forks", 0), primary, secondary, List.of());
  }

  private Setup setup() {
    return new Setup(
        texts.get("jmhVersion"),
        texts.get("jvm"),
        jvmArgs,
        texts.get("jdkVersion"),
        texts.get("vmName"),
        texts.get("vmVersion"),
        number("warmupIterations", 0),
        texts.get("warmupTime"),
        number("warmupBatchSize", 1),
        number("measurementIterations", 0),
        texts.get("measurementTime"),
        number("measurementBatchSize", 1));
  }

  private int number(String name, double otherwise) {
    return (int) (double) numbers.getOrDefault(name, otherwise);
  }
}
