package dev.heddle.cli;

import dev.heddle.demo.Demo;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelOption;
import dev.heddle.fork.Params;
import dev.heddle.id.Identified;
import dev.heddle.report.Listing;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.Preset;
import dev.heddle.run.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What there is to choose from, by kind: in words for people, and as lists for programs. */
enum Inventory implements Identified {
  BENCHMARKS {
    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      List<Asked> all = Asked.all();
      int width = all.stream().mapToInt(benchmark -> benchmark.id().length()).max().orElse(0);
      String line = "  %-" + (width + 2) + "s%s%n";
      for (Asked benchmark : all) {
        text.append(line.formatted(benchmark.id(), benchmark.question()));
        benchmark
            .params()
            .forEach((name, value) ->
                text.append(line.formatted("", "  -p %s=%s".formatted(name, value))));
      }
      return text.toString();
    }

    @Override
    Listing listing() {
      List<List<Object>> rows = new ArrayList<>();
      for (Asked benchmark : Asked.all()) {
        rows.add(List.of(benchmark.id(), benchmark.question(), benchmark.params()));
      }
      return new Listing(id(), List.of("benchmark", "question", "params"), rows);
    }
  },

  MODELS {
    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      for (ExecutionModel model : ExecutionModel.all()) {
        text.append("  %-18s%s%n".formatted(model.name(), model.description()));
        for (ModelOption option : model.options()) {
          text.append("  %-18s  [%s=…]: %s%n".formatted("", option.id(), option.description()));
        }
      }
      return text.toString();
    }

    @Override
    Listing listing() {
      List<List<Object>> rows = new ArrayList<>();
      for (ExecutionModel model : ExecutionModel.all()) {
        Map<String, String> options = new LinkedHashMap<>();
        model.options().forEach(option -> options.put(option.id(), option.description()));
        rows.add(List.of(model.name(), model.description(), options));
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
                "  %-10s%2s %s, a fork %s x %s warm-up and %s x %s measured: %s%n",
                preset.id(),
                schedule.rounds(),
                schedule.rounds() == 1 ? "round" : "rounds",
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
  },

  DEMOS {
    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      for (Demo demo : Demo.values()) {
        text.append("  %-21s%s%n".formatted(demo.id(), demo.description()));
      }
      return text.toString();
    }

    @Override
    Listing listing() {
      List<List<Object>> rows = new ArrayList<>();
      for (Demo demo : Demo.values()) {
        rows.add(
            List.of(
                demo.id(),
                demo.description(),
                demo.usualModel().id(),
                demo.models().stream().map(ExecutionModel::name).collect(Collectors.joining(" "))));
      }
      return new Listing(id(), List.of("demo", "description", "model", "models"), rows);
    }
  };

  static List<String> ids() {
    return Identified.ids(Inventory.class);
  }

  /** In words, a thing a line, with its settings below it. */
  abstract String text();

  /** As a plain list. */
  abstract Listing listing();

  /**
   * A question that can be measured, by one method or several.
   *
   * @param params what can be set by {@code -p}, with what it is if nobody does, for any method
   */
  private record Asked(String id, String question, Map<String, String> params) {

    static List<Asked> all() {
      Map<String, List<Benchmark>> byId =
          Catalog.read().benchmarks().stream()
              .collect(
                  Collectors.groupingBy(Benchmark::id, LinkedHashMap::new, Collectors.toList()));
      return byId.values().stream().map(Asked::of).toList();
    }

    private static Asked of(List<Benchmark> methods) {
      Map<String, Set<String>> values = new TreeMap<>();
      for (Benchmark method : methods) {
        method
            .params()
            .forEach((name, own) ->
                values.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(own));
      }
      values.remove(Params.MODEL);
      Map<String, String> params = new LinkedHashMap<>();
      values.forEach((name, all) -> params.put(name, String.join(",", all)));
      return new Asked(methods.getFirst().id(), methods.getFirst().question(), params);
    }
  }
}
