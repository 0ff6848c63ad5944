package dev.heddle.run;

import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** Takes from JMH's results the raw values that a fork's line holds. */
final class JmhResults {

  private JmhResults() {}

  static Setup setup(BenchmarkParams params, List<String> flags) {
    return new Setup(
        params.getJmhVersion(),
        params.getJvm(),
        Secrets.mask(flags),
        params.getJdkVersion(),
        params.getVmName(),
        params.getVmVersion(),
        params.getWarmup().getCount(),
        params.getWarmup().getTime().toString(),
        params.getWarmup().getBatchSize(),
        params.getMeasurement().getCount(),
        params.getMeasurement().getTime().toString(),
        params.getMeasurement().getBatchSize());
  }

  static Samples primary(BenchmarkResult result) {
    List<Double> scores = new ArrayList<>();
    List<List<List<Double>>> histograms = new ArrayList<>();
    boolean sampled = result.getParams().getMode() == Mode.SampleTime;
    String unit = "";
    for (IterationResult iteration : result.getIterationResults()) {
      Result<?> primary = iteration.getPrimaryResult();
      unit = primary.getScoreUnit();
      scores.add(primary.getScore());
      if (sampled) {
        histograms.add(histogram(primary.getStatistics().getRawData()));
      }
    }
    return new Samples(unit, scores, histograms);
  }

  static Map<String, Samples> secondary(BenchmarkResult result) {
    Map<String, List<Double>> scores = new TreeMap<>();
    Map<String, String> units = new TreeMap<>();
    Collection<IterationResult> iterations = result.getIterationResults();
    for (IterationResult iteration : iterations) {
      iteration
          .getSecondaryResults()
          .forEach((name, value) -> {
            scores.computeIfAbsent(name, n -> new ArrayList<>()).add(value.getScore());
            units.put(name, value.getScoreUnit());
          });
    }
    Map<String, Samples> samples = new TreeMap<>();
    scores.forEach((name, values) -> {
      @Nullable String unit = units.get(name);
      samples.put(name, Samples.of(unit == null ? "" : unit, values));
    });
    return samples;
  }

  private static List<List<Double>> histogram(Iterator<Map.Entry<Double, Long>> raw) {
    List<List<Double>> histogram = new ArrayList<>();
    while (raw.hasNext()) {
      Map.Entry<Double, Long> bucket = raw.next();
      histogram.add(List.of(bucket.getKey(), bucket.getValue().doubleValue()));
    }
    return histogram;
  }
}
