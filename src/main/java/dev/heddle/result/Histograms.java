package dev.heddle.result;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * The histograms that one fork of JMH's sample mode took, one an iteration; empty ones are dropped.
 *
 * @param means the mean of each
 * @param histograms each a list of {@code [value, count]}
 */
record Histograms(List<Double> means, List<List<List<Double>>> histograms) {

  /** Those at whose beginning {@code json} stands. */
  static Histograms read(JsonParser json) {
    Histograms fork = new Histograms(new ArrayList<>(), new ArrayList<>());
    Tokens.enterList(json);
    while (Tokens.nextElement(json)) {
      fork.iteration(json);
    }
    return fork;
  }

  private void iteration(JsonParser json) {
    List<List<Double>> histogram = new ArrayList<>();
    double sum = 0;
    double count = 0;
    Tokens.enterList(json);
    while (Tokens.nextElement(json)) {
      Doubles bin = Tokens.numbers(json);
      if (bin.size() != 2) {
        throw new Tokens.WrongKind();
      }
      histogram.add(List.of(bin.get(0), bin.get(1)));
      sum += bin.get(0) * bin.get(1);
      count += bin.get(1);
    }
    if (count > 0) {
      means.add(sum / count);
      histograms.add(histogram);
    }
  }
}
