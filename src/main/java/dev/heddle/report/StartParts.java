package dev.heddle.report;

import dev.heddle.compare.Line;
import dev.heddle.compare.StartUp;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Unit;
import dev.heddle.plot.Plot;
import dev.heddle.plot.Plot.Axis;
import dev.heddle.plot.Plot.Look;
import dev.heddle.plot.Plot.Mark;
import dev.heddle.plot.Plot.Series;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What rows took before anything was measured: a picture and a table for each of a run's tables,
 * and one for all of a sweep.
 */
final class StartParts {

  private static final String WORKERS = "workers";

  private static final Unit SECONDS = Unit.of("s/op");

  private final Map<RowId, ResultRow> rows = new HashMap<>();
  private final Set<RowId> told = new HashSet<>();

  private StartParts(ResultSet set) {
    set.rows().forEach(row -> rows.put(row.id(), row));
  }

  /** What one row took. */
  private record Start(String name, Look look, StartUp took) {}

  /** What those rows took that tell it, and how many others there are. */
  private record Starts(List<Start> each, int silent) {}

  /** What tables have in common that are a sweep together. */
  private record Alike(String title, String benchmark, Map<String, String> settings) {

    static Alike of(Table table) {
      Map<String, String> settings = new LinkedHashMap<>(table.settings());
      settings.remove(WORKERS);
      return new Alike(table.title(), table.benchmark(), settings);
    }
  }

  /**
   * None where the forks of a run do not tell, as in a file of JMH's.
   *
   * @param letter what titles begin with, where there are several runs; else empty
   */
  static List<DocumentPart> of(ResultSet set, Tables tables, String letter) {
    StartParts all = new StartParts(set);
    Map<Alike, List<Table>> alike = new LinkedHashMap<>();
    for (Table table : tables.tables()) {
      alike.computeIfAbsent(Alike.of(table), _ -> new ArrayList<>()).add(table);
    }
    Map<String, Starts> starts = new LinkedHashMap<>();
    for (Map.Entry<Alike, List<Table>> each : alike.entrySet()) {
      Alike key = each.getKey();
      List<Table> those = each.getValue();
      Table first = those.getFirst();
      Map<String, String> settings = those.size() == 1 ? first.settings() : key.settings();
      Starts its = all.starts(those);
      if (!its.each().isEmpty()) {
        starts.put(StartWords.title(letter + Sheets.title(tables, first, settings)), its);
      }
      if (starts.values().stream().mapToInt(one -> one.each().size()).sum() > TablePlots.MOST) {
        String instead = StartWords.tooMany(TablePlots.MOST);
        return List.of(new DocumentPart.Remarks(List.of(instead)));
      }
    }
    if (starts.isEmpty()) {
      return List.of();
    }
    List<DocumentPart> parts = new ArrayList<>();
    parts.add(new DocumentPart.Remarks(List.of(StartWords.LEGEND)));
    starts.forEach((title, its) -> {
      parts.add(new DocumentPart.Pictures(List.of(plot(title, its.each())), ""));
      parts.add(new DocumentPart.Figures(sheet(title, its), 1, true));
    });
    return parts;
  }

  /** Those of the rows of tables that tell; what stands in several tables is told once. */
  private Starts starts(List<Table> tables) {
    List<Start> starts = new ArrayList<>();
    int silent = 0;
    for (Table table : tables) {
      String workers = table.settings().getOrDefault(WORKERS, "");
      String more = tables.size() == 1 || workers.isEmpty() ? "" : " " + WORKERS + "=" + workers;
      for (Line line : table.lines()) {
        ResultRow row = line.row() == null ? null : rows.get(line.row());
        if (row != null && !row.forks().isEmpty() && told.add(row.id())) {
          Optional<StartUp> took = StartUp.of(row.forks());
          if (took.isPresent()) {
            String name = line.name(table.columns()) + more;
            starts.add(new Start(name, TablePlots.look(line.role()), took.get()));
          } else {
            silent++;
          }
        }
      }
    }
    return new Starts(starts, silent);
  }

  private static Plot plot(String title, List<Start> starts) {
    boolean wall = starts.stream().anyMatch(start -> !start.took().start().isEmpty());
    Function<StartUp, List<Double>> figure = wall ? StartUp::start : StartUp::cpuStart;
    String what = wall ? StartWords.UNTIL_FIRST : StartWords.CPU_UNTIL_FIRST;
    Scale scale = scale(starts, figure);
    List<Mark> marks = new ArrayList<>();
    for (Start start : starts) {
      List<Double> points =
          figure.apply(start.took()).stream().map(each -> on(scale, each)).toList();
      String words = words(scale, figure.apply(start.took()));
      marks.add(
          new Mark(
              start.name(),
              marks.size(),
              mean(points),
              Double.NaN,
              Double.NaN,
              points,
              start.look(),
              start.name()
                  + ": "
                  + (points.isEmpty()
                      ? PageWords.NO_FIGURE
                      : words + ", " + PageWords.forks(points.size()))));
    }
    List<Series> series = List.of(new Series("", Look.PLAIN, marks));
    return new Plot(
        title,
        TablePlots.says(what, series),
        Plot.Kind.ROWS,
        new Axis(what, scale.text(), TablePlots.spread(series)),
        new Axis("", "", Plot.Scale.LINEAR),
        series,
        List.of());
  }

  private static Sheet sheet(String title, Starts told) {
    List<Start> starts = told.each();
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column(StartWords.ROW, false));
    List<List<String>> rows = new ArrayList<>();
    starts.forEach(start -> rows.add(new ArrayList<>(List.of(start.name()))));
    for (StartWords.Part part : StartWords.Part.values()) {
      Function<StartUp, List<Double>> figure = figure(part);
      if (starts.stream().anyMatch(start -> !figure.apply(start.took()).isEmpty())) {
        Scale scale = scale(starts, figure);
        columns.add(new Sheet.Column(part.heading(), true));
        for (int i = 0; i < rows.size(); i++) {
          rows.get(i).add(words(scale, figure.apply(starts.get(i).took())));
        }
      }
    }
    List<String> notes = new ArrayList<>();
    if (told.silent() > 0) {
      notes.add(StartWords.silent(told.silent()));
    }
    if (starts.stream().anyMatch(start -> start.took().warmUpInStart())) {
      notes.add(StartWords.WARM_UP_IN_START);
    }
    return new Sheet(title, columns, rows, rows.size(), notes);
  }

  private static Function<StartUp, List<Double>> figure(StartWords.Part part) {
    return switch (part) {
      case START -> StartUp::start;
      case CPU_START -> StartUp::cpuStart;
      case WARM_UP -> StartUp::warmUp;
      case CPU_WARM_UP -> StartUp::cpuWarmUp;
      case MEASURED -> StartUp::measured;
      case CPU_MEASURED -> StartUp::cpuMeasured;
      case AFTER -> StartUp::after;
    };
  }

  /** One for all rows, in which the middle one reads best. */
  private static Scale scale(List<Start> starts, Function<StartUp, List<Double>> figure) {
    double[] means =
        starts.stream()
            .mapToDouble(start -> mean(figure.apply(start.took())))
            .filter(mean -> mean > 0)
            .sorted()
            .toArray();
    return Scale.of(SECONDS, means.length == 0 ? 1 : means[means.length / 2]);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }

  private static double on(Scale scale, double seconds) {
    return scale.apply(Estimate.bare(seconds), SECONDS).value();
  }

  private static String words(Scale scale, List<Double> seconds) {
    if (seconds.isEmpty()) {
      return CellWords.NOTHING;
    }
    Estimate shown = Estimate.bare(on(scale, mean(seconds)));
    return Digits.of(shown.value(), Digits.decimals(shown)) + " " + scale.text();
  }
}
