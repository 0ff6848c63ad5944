package dev.heddle.report;

import dev.heddle.compare.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a row does more of in one build than in another, for a terminal. */
public final class ExplanationText {

  /** So many lines are told of each. */
  private static final int MOST = 15;

  private ExplanationText() {}

  /** As text that ends with a newline. */
  public static String of(String row, Shares methods, Shares allocations) {
    return TextReport.of(
        new Document(
            row,
            List.of(
                new DocumentPart.Lead("what " + row + " does more of"),
                part("method", "methods that ran more", "samples", methods),
                part("class", "classes of which more was allocated", "samples", allocations))),
        TextWidth.here());
  }

  private static DocumentPart part(String heading, String title, String samples, Shares shares) {
    List<List<String>> rows = new ArrayList<>();
    for (Shares.Grown each : shares.grown().stream().limit(MOST).toList()) {
      rows.add(List.of(each.name(), percent(each.base()), percent(each.candidate())));
    }
    String counted =
        "by %s %s of the base and %s of the candidate; shares of all, warm-up included"
            .formatted(shares.base(), samples, shares.candidate());
    Sheet sheet =
        new Sheet(
            rows.isEmpty() ? title + ": none by more than chance" : title,
            rows.isEmpty()
                ? List.of()
                : List.of(
                    new Sheet.Column(heading, false),
                    new Sheet.Column("base", true),
                    new Sheet.Column("candidate", true)),
            rows,
            rows.size(),
            List.of(counted));
    return new DocumentPart.Figures(sheet, 1, false);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
