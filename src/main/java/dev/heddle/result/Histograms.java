package dev.heddle.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads the histograms of JMH's sample mode. */
final class Histograms {

  private Histograms() {}

  /** One fork's histograms, each iteration's mean beside its histogram; empty ones are dropped. */
  static Samples samples(String unit, JsonArray fork) {
    List<Double> means = new ArrayList<>();
    List<List<List<Double>>> histograms = new ArrayList<>();
    for (JsonElement iteration : fork) {
      List<List<Double>> histogram = new ArrayList<>();
      double sum = 0;
      double count = 0;
      for (JsonElement element : iteration.getAsJsonArray()) {
        JsonArray bin = element.getAsJsonArray();
        if (bin.size() != 2) {
          throw new JsonParseException("a value and its count were expected");
        }
        double value = JmhReader.number(bin.get(0));
        double times = JmhReader.number(bin.get(1));
        histogram.add(List.of(value, times));
        sum += value * times;
        count += times;
      }
      if (count > 0) {
        means.add(sum / count);
        histograms.add(histogram);
      }
    }
    return new Samples(unit, means, histograms);
  }
}
