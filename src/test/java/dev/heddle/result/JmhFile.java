package dev.heddle.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a file as JMH would. */
public final class JmhFile {

  private final List<Map<String, Object>> rows = new ArrayList<>();

  private JmhFile() {}

  public static JmhFile empty() {
    return new JmhFile();
  }

  /** A row whose forks have one iteration each. */
  public JmhFile row(String benchmark, String unit, double... forks) {
    return row(benchmark, Map.of(), unit, forks);
  }

  /** A row whose forks have several iterations each. */
  public JmhFile row(String benchmark, String unit, List<List<Double>> forks) {
    return row(benchmark, Map.of(), unit, forks);
  }

  public JmhFile row(String benchmark, Map<String, String> params, String unit, double... forks) {
    return row(benchmark, params, unit, Arrays.stream(forks).mapToObj(List::of).toList());
  }

  private JmhFile row(
      String benchmark, Map<String, String> params, String unit, List<List<Double>> forks) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put(
        "score",
        forks.stream()
            .flatMap(List::stream)
            .mapToDouble(value -> value)
            .average()
            .orElse(Double.NaN));
    metric.put("scoreError", Double.NaN);
    metric.put("scoreUnit", unit);
    metric.put("rawData", forks);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("jmhVersion", "1.37");
    row.put("benchmark", benchmark);
    row.put("mode", unit.startsWith("ops/") ? "thrpt" : "avgt");
    row.put("threads", 1);
    row.put("forks", forks.size());
    row.put("jdkVersion", "25");
    row.put("params", params);
    row.put("primaryMetric", metric);
    row.put("secondaryMetrics", Map.of());
    rows.add(row);
    return this;
  }

  /** Sets a field of the last row, as in {@code jdkVersion}. */
  public JmhFile with(String field, Object value) {
    rows.getLast().put(field, value);
    return this;
  }

  public Path write(Path file) throws IOException {
    return Files.writeString(file, Json.write(rows));
  }
}
