package dev.heddle.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lanes below each other, grouped, over one axis of time. */
final class TimelineDrawing {

  private static final double LEFT = 122;
  private static final double RIGHT = PlotFrame.WIDTH - 8;
  private static final double PITCH = 20;
  private static final double HEADING = 22;

  /** What took no time is still to be seen. */
  private static final double LEAST = 1.6;

  /** Bars of different kinds are of different heights, so that tone is not all that tells them. */
  private static final double[] HEIGHTS = {15, 10, 6};

  private final SvgWriter svg;
  private final Timeline timeline;
  private final Spread spread;
  private final Map<String, Integer> kinds = new LinkedHashMap<>();

  TimelineDrawing(SvgWriter svg, Timeline timeline) {
    this.svg = svg;
    this.timeline = timeline;
    List<Double> times = new ArrayList<>();
    for (Timeline.Group group : timeline.groups()) {
      for (Timeline.Lane lane : group.lanes()) {
        for (Timeline.Span span : lane.spans()) {
          times.add(span.from());
          times.add(span.to());
          kinds.putIfAbsent(span.kind(), kinds.size());
        }
      }
    }
    spread = Spread.of(Plot.Scale.FROM_ZERO, times, List.of(), List.of());
  }

  private double x(double time) {
    return LEFT + spread.share(time) * (RIGHT - LEFT);
  }

  /** Draws from a height on, and says where that ends. */
  double draw(double top) {
    List<PlotFrame.Tick> ticks = PlotFrame.ticks(spread, LEFT, RIGHT);
    double bottom = top;
    for (Timeline.Group group : timeline.groups()) {
      bottom += (group.name().isEmpty() ? 0 : HEADING) + group.lanes().size() * PITCH;
    }
    PlotFrame.grid(svg, ticks, top, bottom, "plot-grid");
    double y = top;
    for (Timeline.Group group : timeline.groups()) {
      if (!group.name().isEmpty()) {
        text(group.name(), PlotFrame.WIDTH / PlotFrame.BOLD, y + HEADING - 7, "plot-group");
        y += HEADING;
      }
      for (Timeline.Lane lane : group.lanes()) {
        lane(lane, y);
        y += PITCH;
      }
    }
    Legend legend = new Legend();
    kinds.forEach((kind, number) -> legend.bar(kind, style(number), height(number)));
    return legend.write(svg, PlotFrame.axis(svg, ticks, timeline.unit(), bottom, RIGHT));
  }

  private void text(String given, double room, double y, String look) {
    String safe = SafeText.of(given);
    String words = TextSize.cutInside(safe, PlotFrame.SMALL, room);
    svg.open("g");
    if (!words.equals(safe)) {
      svg.words("title", given);
    }
    svg.words("text", words, "class", look, "y", y).close();
  }

  private void lane(Timeline.Lane lane, double top) {
    double middle = top + PITCH / 2;
    text(lane.name(), LEFT - 8, middle + 4, "plot-tick");
    svg.leaf(
        "rect",
        "class",
        "plot-lane",
        "x",
        LEFT,
        "y",
        top + 1.5,
        "width",
        RIGHT - LEFT,
        "height",
        PITCH - 3);
    for (Timeline.Span span : lane.spans()) {
      int number = kinds.getOrDefault(span.kind(), 0);
      double from = x(span.from());
      double width = Math.max(LEAST, x(span.to()) - from);
      double height = height(number);
      svg.open("g", "class", "plot-mark " + style(number));
      svg.words("title", span.says());
      svg.leaf(
          "rect",
          "class",
          "plot-bar",
          "x",
          Math.min(from, RIGHT - width),
          "y",
          middle - height / 2,
          "width",
          width,
          "height",
          height);
      svg.close();
    }
  }

  private static double height(int kind) {
    return HEIGHTS[kind % HEIGHTS.length];
  }

  private static String style(int kind) {
    return SeriesLook.style(kind);
  }
}
