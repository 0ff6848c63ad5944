package dev.heddle.plot;

/** The outline of a mark, so that marks of two kinds differ without their colour. */
enum MarkShape {
  CIRCLE("m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "●", "o"),
  SQUARE("m-3.6-3.6h7.2v7.2h-7.2z", "■", "#"),
  TRIANGLE("m0-5l4.8 8.4h-9.6z", "▲", "^"),
  DIAMOND("m0-5.2l5.2 5.2-5.2 5.2-5.2-5.2z", "◆", "+"),
  DOWN("m0 5l4.8-8.4h-9.6z", "▼", "v"),
  STAR("m0-6.4l1.6 4.4 4.6.2-3.6 2.8 1.3 4.5-3.9-2.6-3.9 2.6 1.3-4.5-3.6-2.8 4.6-.2z", "★", "*"),
  RING("m-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0z", "○", "?"),
  CROSS(
      "m-4-2.4l1.6-1.6 2.4 2.4 2.4-2.4 1.6 1.6-2.4 2.4 2.4 2.4-1.6 1.6-2.4-2.4-2.4 2.4-1.6-1.6"
          + " 2.4-2.4z",
      "✕",
      "x");

  private static final MarkShape[] OF_SERIES = {
    CIRCLE, SQUARE, TRIANGLE, DIAMOND, DOWN, STAR, CROSS
  };

  private final String outline;
  private final String letter;
  private final String ascii;

  MarkShape(String outline, String letter, String ascii) {
    this.outline = outline;
    this.letter = letter;
    this.ascii = ascii;
  }

  /** That of a look. */
  static MarkShape of(Plot.Look look) {
    return switch (look) {
      case PLAIN -> CIRCLE;
      case BASELINE, SAME -> SQUARE;
      case CONTROL -> CROSS;
      case PEER -> DIAMOND;
      case BEST -> STAR;
      case BETTER -> TRIANGLE;
      case WORSE -> DOWN;
      case UNSURE, IDEAL -> RING;
    };
  }

  /** That of a series, by its number from 0 on. */
  static MarkShape ofSeries(int number) {
    return OF_SERIES[number % OF_SERIES.length];
  }

  /** The path of it around a place. */
  String at(double x, double y) {
    return "M" + PlotNumbers.place(x) + " " + PlotNumbers.place(y) + outline;
  }

  /** It as a letter on a terminal. */
  String letter(boolean unicode) {
    return unicode ? letter : ascii;
  }
}
