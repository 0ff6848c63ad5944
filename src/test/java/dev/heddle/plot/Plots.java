package dev.heddle.plot;

import dev.heddle.plot.Plot.Axis;
import dev.heddle.plot.Plot.Guide;
import dev.heddle.plot.Plot.Kind;
import dev.heddle.plot.Plot.Look;
import dev.heddle.plot.Plot.Mark;
import dev.heddle.plot.Plot.Scale;
import dev.heddle.plot.Plot.Series;
import java.util.ArrayList;
import java.util.List;

/** Plots for tests. */
final class Plots {

  static final Axis NO_AXIS = new Axis("", "", Scale.LINEAR);

  private Plots() {}

  static Mark mark(String label, double at, double value) {
    return mark(label, at, value, Double.NaN, Double.NaN, Look.PLAIN);
  }

  static Mark mark(String label, double at, double value, double low, double high, Look look) {
    return new Mark(label, at, value, low, high, List.of(), look, label + ": " + value);
  }

  /** Rows on such a scale, a value each. */
  static Plot rows(Scale scale, double... values) {
    List<Mark> marks = new ArrayList<>();
    for (double value : values) {
      marks.add(mark("row " + marks.size(), marks.size(), value));
    }
    return rows(scale, marks, List.of());
  }

  static Plot rows(Scale scale, List<Mark> marks, List<Guide> guides) {
    return new Plot(
        "time",
        "How long it takes.",
        Kind.ROWS,
        new Axis("time/op", "ms", scale),
        NO_AXIS,
        List.of(new Series("", Look.PLAIN, marks)),
        guides);
  }

  /** A line through such values, on such scales. */
  static Plot line(Scale up, Scale along, double... values) {
    List<Mark> marks = new ArrayList<>();
    for (double value : values) {
      marks.add(mark("at " + marks.size(), marks.size(), value));
    }
    return new Plot(
        "trend",
        "How it went.",
        Kind.LINES,
        new Axis("time/op", "ms", up),
        new Axis("run", "", along),
        List.of(new Series("a", Look.PLAIN, marks)),
        List.of());
  }

  /** What a table of models looks like: intervals, forks, a baseline, a control and a limit. */
  static Plot models() {
    return rows(
        Scale.FROM_ZERO,
        List.of(
            new Mark(
                "sequential",
                0,
                4.01,
                3.95,
                4.08,
                List.of(3.97, 4.0, 4.07),
                Look.BASELINE,
                "sequential: 4.01 ms, 3.95 to 4.08, 3 forks"),
            new Mark(
                "fixed-pool",
                1,
                1.2,
                1.05,
                1.35,
                List.of(1.1, 1.2, 1.3),
                Look.BEST,
                "fixed-pool: 1.20 ms, 1.05 to 1.35, 3 forks"),
            new Mark(
                "process-pool[transport=shared-memory,wait=spin,aot=on]",
                2,
                1.4,
                0.2,
                9.9,
                List.of(1.3, 1.5),
                Look.PLAIN,
                "process-pool: 1.4 ms, 0.2 to 9.9, 2 forks"),
            mark("a <script>&\"'", 3, Double.NaN),
            mark("bare", 4, 3.9, Double.NaN, Double.NaN, Look.CONTROL)),
        List.of(new Guide("the machine's limit, 1.00 ms", 1, 1)));
  }

  /** What a comparison looks like: ratios and a band of those that do not count. */
  static Plot forest() {
    return new Plot(
        "candidate against base",
        "Ratios.",
        Kind.ROWS,
        new Axis("ratio", "", Scale.RATIO),
        NO_AXIS,
        List.of(
            new Series(
                "",
                Look.PLAIN,
                List.of(
                    mark("slower", 0, 1.3, 1.2, 1.42, Look.WORSE),
                    mark("faster", 1, 0.7, 0.65, 0.75, Look.BETTER),
                    mark("the same", 2, 1.001, 0.99, 1.01, Look.SAME),
                    mark("who knows", 3, 1.1, 0.5, 2.4, Look.UNSURE),
                    mark("one fork", 4, 1.05, Double.NaN, Double.NaN, Look.UNSURE)))),
        List.of(new Guide("within 3 %", 0.97, 1 / 0.97), new Guide("no change", 1, 1)));
  }

  /** What a sweep over workers looks like. */
  static Plot speedup() {
    List<Series> series = new ArrayList<>();
    int[] workers = {1, 2, 4, 8};
    String[] models = {"fixed-pool", "process-pool", "virtual-threads"};
    for (int model = 0; model < models.length; model++) {
      List<Mark> marks = new ArrayList<>();
      for (int n : workers) {
        double value = n / (1 + 0.05 * (model + 1) * (n - 1));
        marks.add(mark(models[model] + ", " + n, n, value, value * .95, value * 1.05, Look.PLAIN));
      }
      series.add(new Series(models[model], Look.PLAIN, marks));
    }
    series.add(new Series("ideal", Look.IDEAL, List.of(mark("ideal", 1, 1), mark("ideal", 8, 8))));
    return new Plot(
        "speed-up over workers",
        "Three models.",
        Kind.LINES,
        new Axis("speed-up", "times", Scale.FROM_ZERO),
        new Axis("workers", "", Scale.LOG),
        series,
        List.of());
  }

  /** What a history looks like: levels, a change, what was expected of the newest run. */
  static Plot history(int runs) {
    List<Mark> marks = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      double value = (run < runs / 2 ? 10 : 11.5) + Math.sin(run * 1.7) * 0.2;
      Look look = run == runs - 1 ? Look.WORSE : Look.PLAIN;
      marks.add(mark("c0ffee" + run, run, value, value - .25, value + .25, look));
    }
    return new Plot(
        "squares over time",
        "A change.",
        Kind.LINES,
        new Axis("time/op", "ms", Scale.LINEAR),
        new Axis("commit", "", Scale.NAMES),
        List.of(new Series("squares", Look.PLAIN, marks)),
        List.of(new Guide("expected of the newest run", 11.1, 11.9)),
        List.of(new Guide("slower since c0ffee" + runs / 2, runs / 2.0, runs / 2.0)));
  }

  static Timeline timeline() {
    return new Timeline(
        "who did what when",
        "Two processes.",
        "ms",
        List.of(
            new Timeline.Group(
                "process 4711, heddle",
                List.of(
                    new Timeline.Lane(
                        "main",
                        List.of(
                            new Timeline.Span(0, 2, "start", "starts"),
                            new Timeline.Span(9, 9, "end", "ends"))))),
            new Timeline.Group(
                "process 4712, a worker JVM",
                List.of(
                    new Timeline.Lane(
                        "worker-1",
                        List.of(
                            new Timeline.Span(2, 4, "task", "squares 1 to 10"),
                            new Timeline.Span(4.5, 8, "task", "squares 11 to 20"))),
                    new Timeline.Lane(
                        "worker-2 with a name that is far too long for its place",
                        List.of(new Timeline.Span(2.2, 7, "task", "squares 21 to 30")))))));
  }

  static ProcessMap map() {
    return new ProcessMap(
        "processes and what they share",
        "Three processes.",
        List.of(
            new ProcessMap.House(
                "process 4711",
                "a fork of JMH",
                0,
                List.of(
                    new ProcessMap.Threads(1, "main", "hands out 64 tasks"),
                    new ProcessMap.Threads(2, "reader", "read answers"))),
            new ProcessMap.House(
                "process 4712",
                "a worker JVM",
                1,
                List.of(new ProcessMap.Threads(1, "worker", "did 32 tasks"))),
            new ProcessMap.House(
                "process 4713",
                "a worker JVM",
                1,
                List.of(new ProcessMap.Threads(1, "worker", "did 32 tasks")))),
        List.of(
            new ProcessMap.Shared("a counter", "8 B of memory", List.of(1, 2)),
            new ProcessMap.Shared("sockets", "frames of tasks", List.of(0, 1, 2))));
  }
}
