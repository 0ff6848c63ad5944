package dev.heddle.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one metric of JMH's JSON, value by value. */
final class MetricReader {

  private String unit = "";
  private double score = Double.NaN;
  private double error = Double.NaN;
  private final Map<String, Double> percentiles = new LinkedHashMap<>();
  private final List<JsonElement> histograms = new ArrayList<>();
  private final List<List<Double>> raw = new ArrayList<>();

  private final List<List<List<Double>>> lists;

  private MetricReader(List<List<List<Double>>> lists) {
    this.lists = lists;
  }

  /**
   * Reads a metric.
   *
   * @param lists raw values that were taken out of the text, by their places
   */
  static Measured read(JsonReader reader, List<List<List<Double>>> lists) throws IOException {
    MetricReader metric = new MetricReader(lists);
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (reader.peek() == JsonToken.NULL) {
        reader.nextNull();
      } else {
        metric.part(name, reader);
      }
    }
    reader.endObject();
    return metric.measured();
  }

  private void part(String name, JsonReader reader) throws IOException {
    switch (name) {
      case "score" -> score = number(reader);
      case "scoreError" -> error = number(reader);
      case "scoreUnit" -> unit = reader.nextString();
      case "scorePercentiles" -> {
        reader.beginObject();
        while (reader.hasNext()) {
          percentiles.put(reader.nextName(), number(reader));
        }
        reader.endObject();
      }
      case "rawDataHistogram" ->
          JsonParser.parseReader(reader).getAsJsonArray().forEach(histograms::add);
      case Condensed.NAME -> raw.addAll(lists.get(reader.nextInt()));
      case "rawData" -> {
        reader.beginArray();
        while (reader.hasNext()) {
          raw.add(values(reader));
        }
        reader.endArray();
      }
      default -> reader.skipValue();
    }
  }

  private static List<Double> values(JsonReader reader) throws IOException {
    Doubles.Growing values = new Doubles.Growing();
    reader.beginArray();
    while (reader.hasNext()) {
      values.add(number(reader));
    }
    reader.endArray();
    return values.whole();
  }

  private static double number(JsonReader reader) throws IOException {
    return reader.peek() == JsonToken.STRING
        ? Numbers.ofWord(reader.nextString())
        : reader.nextDouble();
  }

  private Measured measured() {
    List<Measured.Taken> forks = new ArrayList<>();
    for (JsonElement fork : histograms) {
      Samples samples = Histograms.samples(unit, fork.getAsJsonArray());
      if (!samples.iterations().isEmpty()) {
        forks.add(new Measured.Taken(0, samples));
      }
    }
    for (List<Double> values : raw) {
      if (!values.isEmpty()) {
        forks.add(new Measured.Taken(0, Samples.of(unit, values)));
      }
    }
    return new Measured(unit, score, error, percentiles, forks);
  }
}
