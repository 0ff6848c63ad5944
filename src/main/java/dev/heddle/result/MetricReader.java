package dev.heddle.result;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/** Reads metrics of JMH's JSON one after the other, value by value. */
final class MetricReader {

  private final JsonParser json;
  private final Repeated repeated;
  private String unit = "";
  private double score;
  private double error;
  private final NamedNumbers.Growing percentiles = new NamedNumbers.Growing();
  private final List<Histograms> histograms = new ArrayList<>();
  private final FileForks.Growing raw = new FileForks.Growing();

  /** One for all metrics of a file. */
  MetricReader(JsonParser json, Repeated repeated) {
    this.json = json;
    this.repeated = repeated;
  }

  /** The metric at whose beginning the file stands. */
  Measured read() {
    unit = "";
    score = Double.NaN;
    error = Double.NaN;
    percentiles.clear();
    histograms.clear();
    raw.clear();
    Tokens.enterObject(json);
    for (String name = Tokens.nextField(json); name != null; name = Tokens.nextField(json)) {
      if (!Tokens.isNull(json)) {
        part(name);
      }
    }
    return new Measured(unit, score, error, percentiles.whole(), forks());
  }

  private void part(String name) {
    switch (name) {
      case "score" -> score = Tokens.number(json);
      case "scoreError" -> error = Tokens.number(json);
      case "scoreUnit" -> unit = repeated.text(Tokens.text(json));
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
          Tokens.enterList(json);
          while (Tokens.nextElement(json)) {
            raw.add(Tokens.number(json));
          }
          raw.end();
        }
      }
      default -> json.skipChildren();
    }
  }

  private List<Measured.Taken> forks() {
    FileForks plain = raw.whole(unit);
    if (histograms.isEmpty()) {
      return plain;
    }
    List<Measured.Taken> forks = new ArrayList<>();
    for (Histograms fork : histograms) {
      if (!fork.means().isEmpty()) {
        forks.add(new Measured.Taken(0, new Samples(unit, fork.means(), fork.histograms())));
      }
    }
    forks.addAll(plain);
    return forks;
  }
}
