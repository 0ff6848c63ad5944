package dev.heddle.plot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules of style of all drawings: shapes and widths once, and each tone for light and for dark.
 *
 * <p>The tones of marks follow Okabe and Ito's set, which is told apart with any kind of colour
 * blindness, darker or lighter where the set has less than 3:1 against the page. No two kinds of
 * mark differ by their tone alone.
 */
final class PlotStyle {

  /** A tone by its name, on light and on dark pages. */
  record Tone(String name, String light, String dark) {}

  /** What the tones stand on. */
  static final Tone PAPER = new Tone("paper", "#ffffff", "#15181c");

  /** Of texts. */
  static final List<Tone> TEXTS =
      List.of(new Tone("ink", "#1a1d21", "#e8eaed"), new Tone("soft", "#545b64", "#a8b0ba"));

  /** Of marks and lines. */
  static final List<Tone> MARKS =
      List.of(
          new Tone("0", "#0072b2", "#56b4e9"),
          new Tone("1", "#d05a00", "#f28e4b"),
          new Tone("2", "#00805d", "#2cc295"),
          new Tone("3", "#b0568a", "#e29bc3"),
          new Tone("4", "#7d6300", "#f0e442"),
          new Tone("5", "#2b86b5", "#9bd3f5"),
          new Tone("6", "#4a4a4a", "#c9c9c9"),
          new Tone("7", "#b06d00", "#e69f00"),
          new Tone("quiet", "#6b737d", "#8d96a1"));

  private static final Tone GRID = new Tone("grid", "#dde1e6", "#343a42");

  /** What the tone of each look is called. */
  private static final String LOOKS =
      """
      .plot-plain,.plot-0{fill:TONE-0;stroke:TONE-0}
      .plot-worse,.plot-1{fill:TONE-1;stroke:TONE-1}
      .plot-best,.plot-2{fill:TONE-2;stroke:TONE-2}
      .plot-better{fill:TONE-0;stroke:TONE-0}
      .plot-control,.plot-3{fill:TONE-3;stroke:TONE-3}
      .plot-peer,.plot-4{fill:TONE-4;stroke:TONE-4}
      .plot-5{fill:TONE-5;stroke:TONE-5}
      .plot-baseline,.plot-6{fill:TONE-6;stroke:TONE-6}
      .plot-7{fill:TONE-7;stroke:TONE-7}
      .plot-same,.plot-unsure,.plot-any{fill:TONE-quiet;stroke:TONE-quiet}
      """;

  private static final String RULES =
      """
      .plot{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
      .plot text{fill:TONE-ink;stroke:none}
      .plot .plot-v,.plot .plot-tick{fill:TONE-soft}
      .plot-v,.plot-end{text-anchor:end}
      .plot .plot-start{text-anchor:start}
      .plot-mid{text-anchor:middle}
      .plot-tick{font-size:12px}
      .plot-name{font-size:15px;font-weight:600}
      .plot-small,.plot-group{font-size:12px}
      .plot-group{font-weight:600}
      .plot-grid{stroke:TONE-grid;fill:none}
      .plot-line{fill:none;stroke-width:2;stroke-linejoin:round}
      .plot-1 .plot-line{stroke-dasharray:7 3}
      .plot-2 .plot-line{stroke-dasharray:2 2}
      .plot-3 .plot-line{stroke-dasharray:9 3 2 3}
      .plot-5 .plot-line{stroke-dasharray:4 3}
      .plot-6 .plot-line{stroke-dasharray:1 3}
      .plot-7 .plot-line{stroke-dasharray:12 4}
      .plot-i{fill-opacity:.28;stroke-opacity:.55}
      .plot-p,.plot-dot{fill:none;stroke-width:3.6;stroke-linecap:round}
      .plot-p{stroke-opacity:.6}
      .plot-s{stroke:TONE-paper;stroke-width:1}
      .plot-unsure .plot-s,.plot-s.plot-unsure{fill:TONE-paper;stroke:TONE-quiet;stroke-width:2}
      .plot-w{fill:none;stroke-width:1.5;stroke-opacity:.6}
      .plot-area{stroke:none;fill-opacity:.18}
      .plot-beyond{fill:none;stroke-width:1.5}
      .plot-band{fill:TONE-quiet;fill-opacity:.16;stroke:none}
      .plot-span{fill:TONE-1;fill-opacity:.14;stroke:none}
      .plot-guide{fill:none;stroke:TONE-ink;stroke-width:1.5;stroke-dasharray:5 3}
      .plot-below{stroke-dasharray:19 17;stroke-dashoffset:-17}
      .plot-between{stroke-dasharray:4 3 5 3 4 17;stroke-dashoffset:-17}
      .plot-place{fill:none;stroke:TONE-1;stroke-width:1.5;stroke-dasharray:2 3}
      .plot-ideal{fill:none;stroke:TONE-quiet;stroke-width:1.5;stroke-dasharray:6 4}
      .plot-paper{fill:TONE-paper;stroke:none}
      .plot-box{fill:TONE-paper;stroke:TONE-quiet}
      .plot-lane{fill:TONE-grid;fill-opacity:.5;stroke:none}
      .plot-bar{stroke:TONE-paper;stroke-width:.5}
      .plot-thread{fill:none;stroke-width:1.8}
      .plot-shared{fill-opacity:.14;stroke-width:1.5}
      .plot-tie{fill:none;stroke:TONE-quiet;stroke-width:1.5}
      """;

  private PlotStyle() {}

  /** The rules for a page, which may be light or dark. */
  static String ofPage() {
    return ":root{%s}\n@media (prefers-color-scheme:dark){:root{%s}}\n"
            .formatted(tones(false), tones(true))
        + ":root[data-theme=light]{%s}\n:root[data-theme=dark]{%s}\n"
            .formatted(tones(false), tones(true))
        + "@media print{:root{%s}}\n".formatted(tones(false))
        + ".plot{display:block;width:100%;max-width:36rem;height:auto;overflow:visible}\n"
        + (LOOKS + RULES).replaceAll("TONE-(\\w+)", "var(--plot-$1)");
  }

  /** The rules for a file of its own: light, and without anything that an office suite lacks. */
  static String alone() {
    String rules = LOOKS + RULES;
    for (Tone tone : all()) {
      rules = rules.replaceAll("TONE-" + tone.name() + "\\b", tone.light());
    }
    return rules;
  }

  private static List<Tone> all() {
    return java.util.stream.Stream.of(List.of(PAPER, GRID), TEXTS, MARKS)
        .flatMap(List::stream)
        .toList();
  }

  private static String tones(boolean dark) {
    return all().stream()
        .map(tone -> "--plot-" + tone.name() + ":" + (dark ? tone.dark() : tone.light()))
        .collect(Collectors.joining(";"));
  }
}
