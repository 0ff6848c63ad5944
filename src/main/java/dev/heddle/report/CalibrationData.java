package dev.heddle.report;

import dev.heddle.compare.Sensitivities;
import dev.heddle.result.Calibration;
import dev.heddle.result.Json;
import dev.heddle.result.RowId;
import dev.heddle.stats.Sensitivity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/** A calibration for programs: CSV (RFC 4180) and JSON, every figure in full. */
final class CalibrationData {

  private CalibrationData() {}

  static String csv(Sensitivities found) {
    SortedSet<String> params = new TreeSet<>();
    found.rows().forEach(row -> params.addAll(row.noise().row().params().keySet()));
    List<String> names = new ArrayList<>(List.of("row", "benchmark", "mode", "threads"));
    params.forEach(name -> names.add("param." + name));
    names.addAll(List.of("unit", "score", "runs", "forks"));
    names.addAll(List.of("variance_of_forks", "variance_of_runs", "degrees_of_freedom"));
    CalibrationSheet.FORKS.forEach(forks -> names.add("seen_ratio_separate_runs_" + forks));
    CalibrationSheet.FORKS.forEach(rounds -> names.add("seen_ratio_rounds_" + rounds));
    names.addAll(List.of("told_ratio_such_runs", "clusters_ratio"));
    CalibrationSheet.FORKS.forEach(forks -> names.add("told_ratio_separate_runs_" + forks));
    StringBuilder text = new StringBuilder();
    record(text, names.stream().map(CsvReport::word).toList());
    found.rows().forEach(row -> record(text, fields(row, params)));
    return text.toString();
  }

  private static List<String> fields(Sensitivities.Row row, SortedSet<String> params) {
    Calibration.Row noise = row.noise();
    RowId id = noise.row();
    List<String> fields = new ArrayList<>();
    fields.add(CsvReport.word(row.name()));
    fields.add(CsvReport.word(id.benchmark()));
    fields.add(CsvReport.word(id.mode()));
    fields.add(Integer.toString(id.threads()));
    params.forEach(param -> fields.add(CsvReport.word(id.params().getOrDefault(param, ""))));
    fields.add(CsvReport.word(noise.unit()));
    fields.add(CsvReport.number(noise.score()));
    fields.add(Integer.toString(noise.runs()));
    fields.add(Integer.toString(noise.forks()));
    fields.add(CsvReport.number(noise.varianceOfForks()));
    fields.add(CsvReport.number(noise.varianceOfRuns()));
    fields.add(CsvReport.number(noise.degreesOfFreedom()));
    Sensitivity seen = row.sensitivity();
    CalibrationSheet.FORKS.forEach(
        forks -> fields.add(CsvReport.number(seen.ofSeparateRuns(forks))));
    CalibrationSheet.FORKS.forEach(rounds -> fields.add(CsvReport.number(seen.ofRounds(rounds))));
    fields.add(CsvReport.number(seen.toldOfSuchRuns()));
    fields.add(noise.clusters() == null ? "" : CsvReport.number(noise.clusters()));
    CalibrationSheet.FORKS.forEach(
        forks -> fields.add(CsvReport.number(seen.toldOfSeparateRuns(forks))));
    return fields;
  }

  static String json(Sensitivities found) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("schema", 1);
    Calibration calibration = found.calibration();
    page.put("made", calibration.made().toString());
    if (calibration.machine() != null) {
      page.put("machine", calibration.machine());
    }
    if (calibration.jdk() != null) {
      page.put("jdk", calibration.jdk());
    }
    page.put("runs", found.runs().stream().map(JsonReport::run).toList());
    page.put("settings", found.settings());
    page.put("rows", found.rows().stream().map(CalibrationData::row).toList());
    page.put("leftOut", found.leftOut());
    page.put("level", found.level());
    Calibration.Mean mean = calibration.mean();
    if (mean != null && found.mean() != null) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("rows", mean.rows());
      object.put("ratios", mean.ratios());
      object.put("varianceOfRuns", mean.varianceOfRuns());
      object.put("halfWidthRatioOfSuchRuns", found.mean().toldOfSuchRuns());
      page.put("geometricMean", object);
    }
    return JsonReport.inert(Json.write(page));
  }

  private static Map<String, Object> row(Sensitivities.Row row) {
    Calibration.Row noise = row.noise();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", row.name());
    object.put("benchmark", noise.row().benchmark());
    object.put("mode", noise.row().mode());
    object.put("threads", noise.row().threads());
    object.put("params", noise.row().params());
    object.put("unit", noise.unit());
    object.put("score", noise.score());
    object.put("runs", noise.runs());
    object.put("forks", noise.forks());
    object.put("varianceOfForks", noise.varianceOfForks());
    object.put("varianceOfRuns", noise.varianceOfRuns());
    object.put("degreesOfFreedom", noise.degreesOfFreedom());
    object.put("seenRatioOfSeparateRuns", seen(row.sensitivity()::ofSeparateRuns));
    object.put("seenRatioOfRounds", seen(row.sensitivity()::ofRounds));
    object.put("toldRatioOfSeparateRuns", seen(row.sensitivity()::toldOfSeparateRuns));
    object.put("toldRatioOfSuchRuns", row.sensitivity().toldOfSuchRuns());
    if (noise.clusters() != null) {
      object.put("clustersRatio", noise.clusters());
    }
    return object;
  }

  /** The smallest ratio seen, by forks a side. */
  private static Map<String, Double> seen(IntToDoubleFunction smallest) {
    Map<String, Double> seen = new LinkedHashMap<>();
    for (int forks : CalibrationSheet.FORKS) {
      double ratio = smallest.applyAsDouble(forks);
      if (Double.isFinite(ratio)) {
        seen.put(Integer.toString(forks), ratio);
      }
    }
    return seen;
  }

  private static void record(StringBuilder text, List<String> fields) {
    text.append(String.join(",", fields)).append("\r\n");
  }
}
