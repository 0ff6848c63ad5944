package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Column;
import dev.heddle.compare.ColumnFigure;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.result.Json;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables for programs: all figures and footnotes; what is not known is not there. */
final class JsonReport {

  private JsonReport() {}

  static String of(Tables tables) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("schema", 1);
    page.put("metric", tables.metric());
    page.put("runs", tables.runs().stream().map(JsonReport::run).toList());
    page.put("tables", tables.tables().stream().map(table -> table(tables, table)).toList());
    return inert(Json.write(page));
  }

  static Map<String, Object> run(Tables.Run run) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", run.name());
    object.put("about", run.about());
    object.put("notes", notes(run.notes()));
    return object;
  }

  private static Map<String, Object> table(Tables tables, Table table) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", word(table.kind()));
    object.put("title", table.title());
    object.put("benchmark", table.benchmark());
    object.put("settings", table.settings());
    if (table.relative()) {
      object.put("relativeTo", table.baseline());
    }
    object.put("lines", table.lines().stream().map(line -> line(tables, table, line)).toList());
    object.put("notes", notes(table.notes()));
    object.put("footnotes", Notes.of(table, tables.runs().size()).sentences());
    return object;
  }

  private static Map<String, Object> line(Tables tables, Table table, Line line) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("line", line.labels().getFirst());
    object.put("role", word(line.role()));
    RowId row = line.row();
    if (row != null) {
      object.put("benchmark", row.benchmark());
      object.put("mode", row.mode());
      object.put("threads", row.threads());
      object.put("params", row.params());
    }
    List<Object> cells = new ArrayList<>();
    for (int run = 0; run < line.cells().size(); run++) {
      Cell cell = line.cells().get(run);
      if (cell != null) {
        cells.add(cell(tables.runs().get(run).name(), table, cell));
      }
    }
    object.put("cells", cells);
    return object;
  }

  private static Map<String, Object> cell(String run, Table table, Cell cell) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run", run);
    object.put("unit", cell.unit().text());
    put(object, "score", cell.score());
    Interval jmh = cell.asJmhDoes();
    if (jmh != null) {
      Map<String, Object> ends = new LinkedHashMap<>();
      ends.put("low999", jmh.low());
      ends.put("high999", jmh.high());
      object.put("jmhError", ends);
    }
    put(object, table.relative() ? "relative" : "speedup", cell.speedup());
    put(object, "efficiency", cell.efficiency());
    put(object, "versusFirstRun", cell.versusFirst());
    object.put("forks", cell.forks());
    if (!cell.columns().isEmpty()) {
      object.put("columns", columns(cell.columns()));
    }
    object.put("notes", notes(cell.notes()));
    return object;
  }

  private static Map<String, Object> columns(Map<Column, ColumnFigure> columns) {
    Map<String, Object> object = new LinkedHashMap<>();
    columns.forEach((column, figure) -> {
      Map<String, Object> its = new LinkedHashMap<>();
      put(its, "figure", figure.figure());
      its.put("unit", figure.unit().text());
      its.put("what", column.what());
      if (!figure.there()) {
        its.remove("unit");
        its.put("notAvailable", figure.why());
      }
      object.put(column.id(), its);
    });
    return object;
  }

  static void put(Map<String, Object> object, String name, @Nullable Estimate estimate) {
    if (estimate == null || Double.isNaN(estimate.value())) {
      return;
    }
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("value", estimate.value());
    Interval interval = estimate.interval();
    if (interval != null) {
      figure.put("low95", interval.low());
      figure.put("high95", interval.high());
    }
    object.put(name, figure);
  }

  static List<Map<String, String>> notes(List<Footnote> notes) {
    List<Map<String, String>> objects = new ArrayList<>();
    for (Footnote note : notes) {
      Map<String, String> object = new LinkedHashMap<>();
      object.put("kind", word(note.kind()));
      object.put("text", note.text());
      if (!note.detail().isEmpty()) {
        object.put("detail", note.detail());
      }
      objects.add(object);
    }
    return objects;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** JSON allows more in a string than a terminal should see; all of it can be escaped. */
  static String inert(String json) {
    StringBuilder inert = new StringBuilder(json.length());
    json.codePoints()
        .forEach(point -> {
          if (point != '\n' && Inert.steers(point)) {
            inert.append(Inert.escape(point));
          } else {
            inert.appendCodePoint(point);
          }
        });
    return inert.toString().replace("##[", Inert.escape('#') + "#[");
  }
}
