package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.LoneRow;
import dev.heddle.compare.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison as JUnit's XML: each row is a test, a regressed one a failure, a missing one an
 * error, and one of which nothing can be said is skipped.
 */
final class JUnitReport {

  private JUnitReport() {}

  static String of(List<Comparison> comparisons) {
    StringBuilder suites = new StringBuilder();
    boolean metrics = comparisons.stream().map(Comparison::metric).distinct().count() > 1;
    for (Comparison each : comparisons) {
      String name =
          comparisons.size() == 1
              ? "heddle compare"
              : "heddle compare " + (metrics ? each.metric() : each.candidateName());
      suites.append(suite(name, each));
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
    %s</testsuites>
    """
        .formatted(suites);
  }

  private static String suite(String name, Comparison comparison) {
    List<String> cases = new ArrayList<>();
    int skipped = 0;
    boolean fails = comparison.question() != Comparison.Question.CONTENDERS;
    String unseen = new RuleWords(comparison).unseen();
    for (JudgedRow row : comparison.rows()) {
      Verdict verdict = row.verdict();
      String message =
          ComparisonWords.verdict(comparison, row)
              + ": "
              + ComparisonWords.score(row.base(), row.base())
              + " to "
              + ComparisonWords.score(row.candidate(), row.base())
              + ", "
              + ComparisonWords.change(row);
      cases.add(
          switch (verdict) {
            case Verdict.Regressed _ ->
                element(row.fullName(), fails ? "failure" : "system-out", message);
            case Verdict.Insufficient _ when row.lacking() ->
                element(row.fullName(), "error", message);
            case Verdict.Inconclusive _, Verdict.Insufficient _ ->
                element(row.fullName(), "skipped", message);
            case Verdict.Improved _, Verdict.Differs _, Verdict.Equivalent _ ->
                element(row.fullName(), "system-out", message);
          });
      skipped +=
          switch (verdict) {
            case Verdict.Insufficient _ when row.lacking() -> 0;
            case Verdict.Inconclusive _, Verdict.Insufficient _ -> 1;
            default -> 0;
          };
    }
    for (LoneRow row : comparison.missing()) {
      String why =
          row.why().isEmpty()
              ? comparison.sides().theCandidate() + " does not have this row"
              : row.why();
      cases.add(element(row.fullName(), "error", why));
    }
    return """
      <testsuite name="%s" tests="%s" failures="%s" errors="%s" skipped="%s">
    %s%s  </testsuite>
    """
        .indent(0)
        .formatted(
            escaped(name),
            cases.size(),
            comparison.failed().size(),
            comparison.missing().size() + comparison.lacking().size(),
            skipped,
            String.join("", cases),
            unseen.isEmpty() ? "" : "    <system-out>" + escaped(unseen) + "</system-out>\n");
  }

  private static String element(String row, String element, String message) {
    int space = row.indexOf(' ');
    String benchmark = space < 0 ? row : row.substring(0, space);
    int method = benchmark.lastIndexOf('.');
    String type = method < 0 ? benchmark : benchmark.substring(0, method);
    String name = method < 0 ? row : row.substring(method + 1);
    String inner =
        element.equals("system-out")
            ? "<system-out>" + escaped(message) + "</system-out>"
            : "<" + element + " message=\"" + escaped(message) + "\"/>";
    return "    <testcase classname=\"%s\" name=\"%s\">%s</testcase>\n"
        .formatted(escaped(type), escaped(name), inner);
  }

  private static String escaped(String word) {
    StringBuilder escaped = new StringBuilder();
    Inert.of(word)
        .codePoints()
        .forEach(point -> {
          switch (point) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            case 0xFFFE, 0xFFFF -> escaped.append(Inert.escape(point));
            default -> escaped.appendCodePoint(point);
          }
        });
    return escaped.toString();
  }
}
