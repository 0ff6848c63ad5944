package dev.heddle.cli;

import dev.heddle.execution.ModelKind;
import dev.heddle.execution.ModelOption;
import dev.heddle.fork.Params;
import dev.heddle.report.Listing;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.Preset;
import dev.heddle.run.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What there is to choose from, by kind: in words for people, and as lists for programs. */
enum Inventory {
  BENCHMARKS {
    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      for (Benchmark benchmark : Catalog.read().benchmarks()) {
        text.append("  %-14s%s%n".formatted(benchmark.id(), benchmark.question()));
        params(benchmark)
            .forEach(
                (name, value) -> text.append("  %-14s  -p %s=%s%n".formatted("", name, value)));
      }
      return text.toString();
    }

    @Override
    Listing listing() {
      List<List<Object>> rows = new ArrayList<>();
      for (Benchmark benchmark : Catalog.read().benchmarks()) {
        rows.add(List.of(benchmark.id(), benchmark.question(), params(benchmark)));
      }
      return new Listing(id(), List.of("benchmark", "question", "params"), rows);
    }
  },

  MODELS {
    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      for (ModelKind kind : ModelKind.values()) {
        text.append("  %-18s%s%n".formatted(kind.id(), kind.description()));
        for (ModelOption option : kind.options()) {
          text.append("  %-18s  [%s=…]: %s%n".formatted("", option.id(), option.description()));
        }
      }
      return text.toString();
    }

    @Override
    Listing listing() {
      List<List<Object>> rows = new ArrayList<>();
      for (ModelKind kind : ModelKind.values()) {
        Map<String, String> options = new LinkedHashMap<>();
        kind.options().forEach(option -> options.put(option.id(), option.description()));
        rows.add(List.of(kind.id(), kind.description(), options));
      }
      return new Listing(id(), List.of("model", "description", "options"), rows);
    }
  },

  PRESETS {
    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      for (Preset preset : Preset.values()) {
        Schedule schedule = preset.schedule();
        text.append(
            String.format(
                Locale.ROOT,
                "  %-10s%2d rounds, a fork %d x %s warm-up and %d x %s measured: %s%n",
                preset.id(),
                schedule.rounds(),
                schedule.warmupIterations(),
                Durations.words(schedule.warmupSeconds()),
                schedule.iterations(),
                Durations.words(schedule.iterationSeconds()),
                preset.use()));
      }
      return text.toString();
    }

    @Override
    Listing listing() {
      List<List<Object>> rows = new ArrayList<>();
      for (Preset preset : Preset.values()) {
        Schedule schedule = preset.schedule();
        rows.add(
            List.of(
                preset.id(),
                schedule.rounds(),
                schedule.warmupIterations(),
                schedule.warmupSeconds(),
                schedule.iterations(),
                schedule.iterationSeconds(),
                preset.use()));
      }
      return new Listing(
          id(),
          List.of(
              "preset",
              "rounds",
              "warmup_iterations",
              "warmup_seconds",
              "iterations",
              "iteration_seconds",
              "use"),
          rows);
    }
  };

  /** What a person types to see it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(Inventory::id).toList();
  }

  /** In words, a thing a line, with its settings below it. */
  abstract String text();

  /** As a plain list. */
  abstract Listing listing();

  /** The parameters that can be set by {@code -p}, with what they are if nobody does. */
  private static Map<String, String> params(Benchmark benchmark) {
    Map<String, String> params = new LinkedHashMap<>();
    benchmark.params().forEach((name, values) -> params.put(name, String.join(",", values)));
    params.remove(Params.MODEL);
    return params;
  }
}
