package dev.heddle.report;

import dev.heddle.compare.JudgedRow;
import java.util.ArrayList;
import java.util.List;

/** Regressed rows as workflow commands of GitHub Actions, which shows them beside the change. */
public final class Annotations {

  /** GitHub shows so many errors of a step and passes over the rest. */
  private static final int SHOWN = 10;

  private Annotations() {}

  /** A line a row; where there are many, the last one says how many more. */
  public static List<String> of(List<JudgedRow> regressed) {
    List<String> lines = new ArrayList<>();
    boolean many = regressed.size() > SHOWN;
    for (JudgedRow row : regressed.subList(0, many ? SHOWN - 1 : regressed.size())) {
      lines.add(
          error(
              "%s: %s to %s, %s"
                  .formatted(
                      row.name(),
                      ComparisonWords.score(row.base(), row.base()),
                      ComparisonWords.score(row.candidate(), row.base()),
                      ComparisonWords.change(row))));
    }
    if (many) {
      lines.add(error((regressed.size() - SHOWN + 1) + " more rows regressed"));
    }
    return lines;
  }

  private static String error(String message) {
    return "::error title=Slower benchmark::" + Inert.of(message).replace("%", "%25");
  }
}
