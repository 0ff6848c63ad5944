package dev.heddle.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;

/** Reads one metric of JMH's JSON, value by value. */
final class MetricReader {

  private final JsonParser json;
  private String unit = "";
  private double score = Double.NaN;
  private double error = Double.NaN;
  private final Map<String, Double> percentiles = new LinkedHashMap<>();
  private final List<Histograms> histograms = new ArrayList<>();
  private final List<Doubles> raw = new ArrayList<>();

  private MetricReader(JsonParser json) {
    this.json = json;
  }

  /** The metric at whose beginning {@code json} stands. */
  static Measured read(JsonParser json) {
    MetricReader metric = new MetricReader(json);
    Tokens.enterObject(json);
    for (String name = Tokens.nextField(json); name != null; name = Tokens.nextField(json)) {
      if (!Tokens.isNull(json)) {
        metric.part(name);
      }
    }
    return metric.measured();
  }

  private void part(String name) {
    switch (name) {
      case "score" -> score = Tokens.number(json);
      case "scoreError" -> error = Tokens.number(json);
      case "scoreUnit" -> unit = Tokens.text(json);
      case "scorePercentiles" -> {
        Tokens.enterObject(json);
        for (String each = Tokens.nextField(json); each != null; each = Tokens.nextField(json)) {
          percentiles.put(each, Tokens.number(json));
        }
      }
      case "rawDataHistogram" -> {
        Tokens.enterList(json);
        while (Tokens.nextElement(json)) {
          histograms.add(Histograms.read(json));
        }
      }
      case "rawData" -> {
        Tokens.enterList(json);
        while (Tokens.nextElement(json)) {
          raw.add(Tokens.numbers(json));
        }
      }
      default -> json.skipChildren();
    }
  }

  private Measured measured() {
    List<Measured.Taken> forks = new ArrayList<>();
    for (Histograms fork : histograms) {
      if (!fork.means().isEmpty()) {
        forks.add(new Measured.Taken(0, new Samples(unit, fork.means(), fork.histograms())));
      }
    }
    for (Doubles values : raw) {
      if (!values.isEmpty()) {
        forks.add(new Measured.Taken(0, Samples.of(unit, values)));
      }
    }
    return new Measured(unit, score, error, percentiles, forks);
  }
}
