package dev.heddle.result;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Writes rows as JMH writes them: the same names in the same order. */
final class JmhWriter {

  private final StringWriter text = new StringWriter();
  private final JsonWriter json = new JsonWriter(text);
  private final Numbers numbers = new Numbers();

  private JmhWriter() {
    json.setStrictness(Strictness.STRICT);
    json.setFormattingStyle(FormattingStyle.PRETTY.withIndent("    "));
    json.setHtmlSafe(false);
    json.setSerializeNulls(false);
  }

  static String write(List<JmhRow> rows) throws IOException {
    JmhWriter writer = new JmhWriter();
    writer.json.beginArray();
    for (JmhRow row : rows) {
      writer.row(row);
    }
    writer.json.endArray();
    return writer.text + "\n";
  }

  private void row(JmhRow row) throws IOException {
    Setup setup = row.setup();
    json.beginObject();
    json.name("jmhVersion").value(setup.jmhVersion());
    json.name("benchmark").value(row.row().benchmark());
    json.name("mode").value(row.row().mode());
    json.name("threads").value(row.row().threads());
    json.name("forks").value(row.forks());
    json.name("jvm").value(setup.jvm());
    json.name("jvmArgs").beginArray();
    for (String arg : setup.jvmArgs()) {
      json.value(arg);
    }
    json.endArray();
    json.name("jdkVersion").value(setup.jdkVersion());
    json.name("vmName").value(setup.vmName());
    json.name("vmVersion").value(setup.vmVersion());
    json.name("warmupIterations").value(setup.warmupIterations());
    json.name("warmupTime").value(setup.warmupTime());
    json.name("warmupBatchSize").value(setup.warmupBatchSize());
    json.name("measurementIterations").value(setup.measurementIterations());
    json.name("measurementTime").value(setup.measurementTime());
    json.name("measurementBatchSize").value(setup.measurementBatchSize());
    if (!row.row().params().isEmpty()) {
      json.name("params").beginObject();
      for (Map.Entry<String, String> param : row.row().params().entrySet()) {
        json.name(param.getKey()).value(param.getValue());
      }
      json.endObject();
    }
    json.name("primaryMetric");
    metric(row.primary());
    json.name("secondaryMetrics").beginObject();
    for (Map.Entry<String, JmhRow.Metric> metric : row.secondary().entrySet()) {
      json.name(metric.getKey());
      metric(metric.getValue());
    }
    json.endObject();
    json.endObject();
  }

  private void metric(JmhRow.Metric metric) throws IOException {
    json.beginObject();
    number("score", metric.score());
    number("scoreError", metric.scoreError());
    json.name("scoreConfidence");
    list(metric.confidence());
    json.name("scorePercentiles").beginObject();
    for (Map.Entry<String, Double> percentile : metric.percentiles().entrySet()) {
      number(percentile.getKey(), percentile.getValue());
    }
    json.endObject();
    List<Samples> forks = metric.forks();
    json.name("scoreUnit").value(forks.isEmpty() ? "" : forks.getFirst().unit());
    if (forks.stream().anyMatch(fork -> !fork.histograms().isEmpty())) {
      json.name("rawDataHistogram").beginArray();
      for (Samples fork : forks) {
        histograms(fork.histograms());
      }
    } else {
      json.name("rawData").beginArray();
      for (Samples fork : forks) {
        list(fork.iterations());
      }
    }
    json.endArray();
    json.endObject();
  }

  private void histograms(List<List<List<Double>>> iterations) throws IOException {
    json.beginArray();
    for (List<List<Double>> histogram : iterations) {
      json.beginArray();
      for (List<Double> bin : histogram) {
        json.beginArray();
        numbers.write(json, bin.get(0));
        json.value(bin.get(1).longValue());
        json.endArray();
      }
      json.endArray();
    }
    json.endArray();
  }

  private void list(List<Double> values) throws IOException {
    json.beginArray();
    for (Double value : values) {
      numbers.write(json, value);
    }
    json.endArray();
  }

  private void number(String name, double value) throws IOException {
    json.name(name);
    numbers.write(json, value);
  }
}
