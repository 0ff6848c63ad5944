package dev.heddle.cli;

import dev.heddle.campaign.Durations;
import dev.heddle.campaign.OurPeers;
import dev.heddle.demo.Demo;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelOption;
import dev.heddle.fork.Params;
import dev.heddle.id.Identified;
import dev.heddle.report.Listing;
import dev.heddle.report.TextWidth;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.Preset;
import dev.heddle.run.Schedule;
import java.util.ArrayList;
import java.util.Iterator;
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
      int width = all.stream().mapToInt(benchmark -> benchmark.id().length()).max().orElse(0) + 2;
      for (Asked benchmark : all) {
        text.append(entry(benchmark.id(), width, benchmark.question()));
        benchmark.params().forEach((name, value) -> text.append(param(name, value, width)));
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
        text.append(entry(model.name(), MODEL, model.description()));
        for (ModelOption option : model.options()) {
          String words = "  [%s=…]: %s".formatted(option.id(), option.description());
          text.append(entry("", MODEL, words));
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

  RUNTIMES {
    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      for (OurPeers each : OurPeers.all()) {
        text.append(entry(each.id(), PRESET, each.about()));
        int width = each.rows().keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        each.rows()
            .forEach((row, benchmarks) ->
                text.append(entry("  " + row, width + 2, String.join(", ", benchmarks))));
      }
      return text.toString();
    }

    @Override
    Listing listing() {
      List<List<Object>> rows = new ArrayList<>();
      for (OurPeers each : OurPeers.all()) {
        each.rows()
            .forEach((row, benchmarks) ->
                rows.add(List.of(each.id(), each.about(), row, String.join(" ", benchmarks))));
      }
      return new Listing(id(), List.of("runtime", "about", "model", "benchmarks"), rows);
    }
  },

  PRESETS {
    @Override
    String text() {
      StringBuilder text = new StringBuilder();
      for (Preset preset : Preset.values()) {
        Schedule schedule = preset.schedule();
        text.append(
            entry(
                preset.id(),
                PRESET,
                String.format(
                    Locale.ROOT,
                    "%2s %s, a fork %s x %s warm-up and %s x %s measured: %s",
                    schedule.rounds(),
                    schedule.rounds() == 1 ? "round" : "rounds",
                    schedule.warmupIterations(),
                    Durations.words(schedule.warmupSeconds()),
                    schedule.iterations(),
                    Durations.words(schedule.iterationSeconds()),
                    preset.use())));
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
        text.append(entry(demo.id(), DEMO, demo.description()));
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

  private static final int MODEL = 18;
  private static final int PRESET = 10;
  private static final int DEMO = 21;

  static List<String> ids() {
    return Identified.ids(Inventory.class);
  }

  /** In words, a thing a line, with its settings below it. */
  abstract String text();

  /** As a plain list. */
  abstract Listing listing();

  /** A name, and what is to be said of it beside that, in as many lines as that needs. */
  private static String entry(String name, int width, String words) {
    String before = "  %-" + width + "s";
    int more = words.length() - words.stripLeading().length() + 2;
    return lines(
        TextWidth.wrapped(
            before.formatted(name) + words,
            before.formatted("") + " ".repeat(more),
            TextWidth.here()));
  }

  /** A parameter and its values; a line that is too long ends after one of them. */
  private static String param(String name, String values, int width) {
    String before = "  %-" + width + "s  -p %s=";
    String spaced = String.join(", ", ExecutionModel.cut(values));
    List<String> lines = List.of();
    // where a value has no room below the others, it stands farther to the left
    for (int indent : List.of(before.formatted("", name).length(), width + 4, 6)) {
      lines =
          TextWidth.wrapped(
              before.formatted("", name) + spaced, " ".repeat(indent), TextWidth.here());
      if (lines.stream().allMatch(line -> line.length() <= TextWidth.here())) {
        break;
      }
    }
    return lines(lines.stream().map(line -> line.replace(", ", ",")).toList());
  }

  private static String lines(List<String> lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  /** The benchmarks, for a shell that completes words. */
  static final class BenchmarkIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Asked.all().stream().map(Asked::id).iterator();
    }
  }

  /** The models for the same, those of other jars among them. */
  static final class ModelIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ExecutionModel.all().stream().map(ExecutionModel::name).iterator();
    }
  }

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
