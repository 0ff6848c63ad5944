package dev.heddle.report;

import dev.heddle.advice.Advice;
import dev.heddle.advice.Behind;
import dev.heddle.advice.Labels;
import dev.heddle.advice.WorkloadAdvice;
import dev.heddle.compare.Standing;
import dev.heddle.result.Json;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How advice is written. */
public final class AdviceFormat {

  private AdviceFormat() {}

  /**
   * What a run says.
   *
   * @param run what the run is called
   * @param workloads what it says of each workload
   * @param remarks what else a reader must know of the run
   */
  public record OfRun(String run, List<WorkloadAdvice> workloads, List<String> remarks) {}

  /** All of it as one text that ends with a newline. */
  public static String write(List<OfRun> runs, Format format) {
    return switch (format) {
      case TEXT -> text(runs, TextWidth.here());
      case MARKDOWN -> markdown(runs);
      case CSV -> listing(runs).csv();
      case JSON -> json(runs);
      case SVG -> throw new IllegalArgumentException("advice has no plot");
    };
  }

  /** The answers of a run, a line each, to stand below its tables; empty where there is none. */
  public static String answers(List<WorkloadAdvice> workloads, Format format) {
    List<String> answers = AdviceWords.answers(workloads);
    if (answers.isEmpty() || format.ofPrograms()) {
      return "";
    }
    if (format == Format.MARKDOWN) {
      return answers.stream()
          .map(answer -> "- " + MarkdownReport.escaped(answer) + "\n")
          .collect(Collectors.joining("", "\n", ""));
    }
    TextReport report = new TextReport(TextWidth.here());
    report.gap();
    answers.forEach(report::line);
    return report.text();
  }

  static String text(List<OfRun> runs, int width) {
    TextReport report = new TextReport(width);
    for (OfRun run : runs) {
      if (!report.text().isEmpty()) {
        report.gap();
      }
      report.line(run.run());
      run.remarks().forEach(report::note);
      for (WorkloadAdvice workload : run.workloads()) {
        report.gap();
        report.line(AdviceWords.title(workload));
        workload.advice().forEach(advice -> report.note(AdviceWords.sentence(advice)));
      }
    }
    return report.text();
  }

  private static String markdown(List<OfRun> runs) {
    StringBuilder text = new StringBuilder();
    for (OfRun run : runs) {
      text.append(text.isEmpty() ? "" : "\n").append("## ");
      text.append(MarkdownReport.escaped(run.run())).append('\n');
      run.remarks()
          .forEach(
              remark -> text.append("\n- ").append(MarkdownReport.escaped(remark)).append('\n'));
      for (WorkloadAdvice workload : run.workloads()) {
        text.append("\n### ").append(MarkdownReport.escaped(AdviceWords.title(workload)));
        text.append("\n\n");
        for (Advice advice : workload.advice()) {
          text.append("- ").append(MarkdownReport.escaped(AdviceWords.sentence(advice)));
          text.append('\n');
        }
      }
    }
    return text.toString();
  }

  private static Listing listing(List<OfRun> runs) {
    List<List<Object>> rows = new ArrayList<>();
    for (OfRun run : runs) {
      for (WorkloadAdvice workload : run.workloads()) {
        for (Advice advice : workload.advice()) {
          rows.add(
              List.of(
                  run.run(),
                  AdviceWords.title(workload),
                  kind(advice),
                  AdviceWords.sentence(advice),
                  advice.rows().stream().map(Labels::of).collect(Collectors.joining("; "))));
        }
      }
    }
    return new Listing("advice", List.of("run", "workload", "kind", "text", "rows"), rows);
  }

  private static String json(List<OfRun> runs) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("schema", 1);
    List<Object> all = new ArrayList<>();
    for (OfRun run : runs) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("run", run.run());
      object.put("remarks", run.remarks());
      object.put("workloads", run.workloads().stream().map(AdviceFormat::workload).toList());
      all.add(object);
    }
    page.put("runs", all);
    return JsonReport.inert(Json.write(page));
  }

  private static Map<String, Object> workload(WorkloadAdvice workload) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("title", workload.title());
    object.put("settings", workload.settings());
    object.put("advice", workload.advice().stream().map(AdviceFormat::advice).toList());
    return object;
  }

  static Map<String, Object> advice(Advice advice) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", kind(advice));
    object.put("text", AdviceWords.sentence(advice));
    Map<Standing, Behind> figures = AdviceWords.figures(advice);
    object.put("rows", advice.rows().stream().distinct().map(row -> row(row, figures)).toList());
    if (advice instanceof Advice.Law law) {
      object.put("contention", law.law().contention());
      object.put("coherency", law.law().coherency());
    }
    if (advice instanceof Advice.Price price) {
      object.put("spent", price.each().stream().map(AdviceFormat::spent).toList());
    }
    if (advice instanceof Advice.Grain grain) {
      object.put("speeds", speeds(grain.speeds()));
    }
    if (advice instanceof Advice.BreakEven even) {
      object.put("speeds", speeds(even.speeds()));
    }
    if (advice instanceof Advice.Paste paste) {
      object.put("command", paste.line());
    }
    if (advice instanceof Advice.More more) {
      object.put("command", more.command());
    }
    return object;
  }

  private static List<Map<String, Object>> speeds(List<Advice.Relative> relative) {
    List<Map<String, Object>> speeds = new ArrayList<>();
    for (Advice.Relative each : relative) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("length", each.length());
      JsonReport.put(one, "speed", each.speed());
      speeds.add(one);
    }
    return speeds;
  }

  private static Map<String, Object> spent(Advice.Spent spent) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("row", Labels.of(spent.row()));
    spent.cpu().ifPresent(nanos -> object.put("cpuNanosPerOperation", nanos));
    spent.memory().ifPresent(mib -> object.put("memoryMiB", mib));
    return object;
  }

  private static Map<String, Object> row(Standing row, Map<Standing, Behind> figures) {
    RowId id = row.id();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("row", Labels.of(row));
    object.put("benchmark", id.benchmark());
    object.put("mode", id.mode());
    object.put("threads", id.threads());
    object.put("params", id.params());
    object.put("unit", row.unit().text());
    JsonReport.put(object, "score", row.score());
    Behind behind = figures.get(row);
    if (behind != null) {
      JsonReport.put(object, "times", behind.times());
      object.put("shown", behind.shown());
    }
    return object;
  }

  private static String kind(Advice advice) {
    return advice.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
