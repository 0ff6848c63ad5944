package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Processes as boxes at the left, a child a little further in, with their threads inside; what they
 * share as boxes at the right, and a line from each to those who use it.
 */
final class MapDrawing {

  private static final double BOXES = 270;
  private static final double SHARED_LEFT = 316;
  private static final double INDENT = 14;
  private static final int DEEPEST = 4;
  private static final double HEAD = 24;
  private static final double LINE = 18;
  private static final double GAP = 10;
  private static final double SHARED_HEIGHT = 40;
  private static final double PAD = 9;

  private final SvgWriter svg;
  private final ProcessMap map;

  MapDrawing(SvgWriter svg, ProcessMap map) {
    this.svg = svg;
    this.map = map;
  }

  /** A box in the drawing. */
  private record Box(double left, double top, double width, double height) {

    double middle() {
      return top + height / 2;
    }

    double right() {
      return left + width;
    }
  }

  /** Draws from a height on, and says where that ends. */
  double draw(double top) {
    double boxes = map.shared().isEmpty() ? PlotFrame.WIDTH - 2 : BOXES;
    List<Box> places = new ArrayList<>();
    double y = top + 2;
    for (ProcessMap.House process : map.processes()) {
      double left = 1 + Math.min(process.depth(), DEEPEST) * INDENT;
      double lines = process.threads().size() + (process.what().isEmpty() ? 0 : 1);
      double height = HEAD + lines * LINE + (lines > 0 ? 8 : 0);
      places.add(new Box(left, y, boxes - left, height));
      y += height + GAP;
    }
    double bottom = y;
    double space = bottom - GAP - top - map.shared().size() * SHARED_HEIGHT;
    double apart = Math.max(GAP, space / (map.shared().size() + 1));
    List<Box> shared = new ArrayList<>();
    double below = top + (space > 0 ? apart : 2);
    for (int i = 0; i < map.shared().size(); i++) {
      shared.add(new Box(SHARED_LEFT, below, PlotFrame.WIDTH - 1 - SHARED_LEFT, SHARED_HEIGHT));
      below += SHARED_HEIGHT + apart;
    }
    for (int i = 0; i < shared.size(); i++) {
      ties(map.shared().get(i), i, shared.get(i), places);
    }
    for (int i = 0; i < places.size(); i++) {
      process(map.processes().get(i), places.get(i));
    }
    for (int i = 0; i < shared.size(); i++) {
      shared(map.shared().get(i), i, shared.get(i));
    }
    return Math.max(bottom, below - apart + GAP);
  }

  private void ties(ProcessMap.Shared one, int number, Box to, List<Box> places) {
    StringBuilder path = new StringBuilder();
    for (int user : one.users()) {
      if (user >= 0 && user < places.size()) {
        Box from = places.get(user);
        // lines to several things leave a box at several heights
        double height = from.top() + from.height() * (number + 1) / (map.shared().size() + 1);
        double bend = (from.right() + to.left()) / 2;
        path.append('M').append(PlotNumbers.place(from.right())).append(' ');
        path.append(PlotNumbers.place(height));
        path.append('C').append(PlotNumbers.place(bend)).append(' ');
        path.append(PlotNumbers.place(height)).append(' ').append(PlotNumbers.place(bend));
        path.append(' ').append(PlotNumbers.place(to.middle())).append(' ');
        path.append(PlotNumbers.place(to.left())).append(' ');
        path.append(PlotNumbers.place(to.middle()));
      }
    }
    if (!path.isEmpty()) {
      svg.leaf("path", "class", "plot-tie", "d", path);
    }
  }

  private void box(Box box, String look, double round) {
    svg.leaf(
        "rect",
        "class",
        look,
        "x",
        box.left(),
        "y",
        box.top(),
        "width",
        box.width(),
        "height",
        box.height(),
        "rx",
        round);
  }

  private void process(ProcessMap.House process, Box box) {
    svg.open("g", "class", "plot-mark");
    svg.words("title", (process.name() + ": " + process.what()));
    box(box, "plot-box", 6);
    double x = box.left() + PAD;
    double room = box.width() - 2 * PAD;
    text(process.name(), x, box.top() + 17, room / PlotFrame.BOLD, "plot-group");
    svg.close();
    double y = box.top() + HEAD;
    if (!process.what().isEmpty()) {
      sentence(process.what(), x, y + 11, room, "plot-tick");
      y += LINE;
    }
    for (ProcessMap.Threads thread : process.threads()) {
      thread(thread, x, y + LINE / 2, room);
      y += LINE;
    }
  }

  /** A thread as a short wave, several as two. */
  private void thread(ProcessMap.Threads thread, double x, double y, double room) {
    svg.open("g", "class", "plot-mark plot-plain");
    String count = thread.count() == 1 ? "" : thread.count() + " × ";
    String words = count + thread.name() + (thread.what().isEmpty() ? "" : ": " + thread.what());
    svg.words("title", words);
    String wave = "q2.5-5 5 0t5 0";
    String path = "M" + PlotNumbers.place(x) + " " + PlotNumbers.place(y) + wave;
    if (thread.count() > 1) {
      path += "M" + PlotNumbers.place(x) + " " + PlotNumbers.place(y + 4) + wave;
    }
    svg.leaf("path", "class", "plot-thread", "d", path);
    sentence(words, x + 16, y + 4, room - 16, "plot-small");
    svg.close();
  }

  private void shared(ProcessMap.Shared shared, int number, Box box) {
    svg.open("g", "class", "plot-mark " + SeriesLook.style(number));
    svg.words("title", (shared.name() + ": " + shared.what()));
    box(box, "plot-shared", 14);
    double room = box.width() - 2 * PAD;
    double first = shared.what().isEmpty() ? 24 : 17;
    text(shared.name(), box.left() + PAD, box.top() + first, room, "plot-small");
    if (!shared.what().isEmpty()) {
      text(shared.what(), box.left() + PAD, box.top() + 32, room, "plot-tick");
    }
    svg.close();
  }

  /** A name, of which the end tells it from others. */
  private void text(String given, double x, double y, double room, String look) {
    put(TextSize.cutInside(SafeText.of(given), PlotFrame.SMALL, room), x, y, look);
  }

  /** Words of which the first ones say most. */
  private void sentence(String given, double x, double y, double room, String look) {
    put(TextSize.cut(SafeText.of(given), PlotFrame.SMALL, room), x, y, look);
  }

  private void put(String words, double x, double y, String look) {
    svg.words("text", words, "class", look, "x", x, "y", y);
  }
}
