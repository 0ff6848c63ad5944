package dev.heddle.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads rows of JMH's JSON, field by field, and passes over fields that it does not know. */
final class RowReader {

  private final JsonParser json;
  private final Predicate<String> wanted;
  private final Repeated repeated = new Repeated();
  private final MetricReader metrics;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private final List<String> jvmArgs = new ArrayList<>();
  private final SortedMap<String, String> params = new TreeMap<>();
  private @Nullable Measured primary;
  private SortedMap<String, Measured> secondary = new TreeMap<>();

  /**
   * One for all rows of a file.
   *
   * @param wanted the secondary metrics of which more than their names is read
   */
  RowReader(JsonParser json, Predicate<String> wanted) {
    this.json = json;
    this.wanted = wanted;
    metrics = new MetricReader(json, repeated);
  }

  /** The row at whose beginning the file stands. */
  ResultRow read() {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new Missing("benchmark");
    }
    texts.clear();
    numbers.clear();
    jvmArgs.clear();
    params.clear();
    primary = null;
    secondary = new TreeMap<>();
    for (String name = Tokens.nextField(json); name != null; name = Tokens.nextField(json)) {
      if (!Tokens.isNull(json)) {
        part(name);
      }
    }
    return row();
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
      case "primaryMetric" -> primary = metrics.read();
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
      String plain = repeated.text(JmhReader.plainName(name));
      if (json.currentToken() == JsonToken.START_OBJECT && wanted.test(plain)) {
        secondary.putIfAbsent(plain, metrics.read());
      } else if (json.currentToken() == JsonToken.START_OBJECT) {
        json.skipChildren();
        secondary.putIfAbsent(plain, Measured.nothing());
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
    RowId id =
        new RowId(
            benchmark, repeated.text(texts.getOrDefault("mode", "")), number("threads", 1), params);
    return new ResultRow(
        id,
        InferredRole.of(id),
        repeated.setup(setup()),
        number("forks", 0),
        primary,
        secondary,
        List.of());
  }

  private Setup setup() {
    return new Setup(
        texts.get("jmhVersion"),
        texts.get("jvm"),
        List.copyOf(jvmArgs),
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
