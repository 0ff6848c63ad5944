package dev.heddle.result;

import java.util.Collections;
import java.util.Set;

/** Knows what JMH and this program write besides results, to call it by its name. */
final class OtherForms {

  /** What only our reports of results have. */
  private static final Set<String> OF_RESULTS = Set.of("rows", "tables", "comparisons");

  private OtherForms() {}

  /** Refuses JMH's other formats, none of which has the values of the forks. */
  static void refuse(String text) throws Json.NotOurs {
    String begin = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
    String form =
        begin.startsWith("\"Benchmark\",") || begin.startsWith("Benchmark,")
            ? "CSV"
            : begin.startsWith("\"Benchmark\";") || begin.startsWith("Benchmark;")
                ? "CSV with semicolons"
                : begin.startsWith("\\begin{")
                    ? "LaTeX"
                    : begin.startsWith("# JMH ") || begin.matches("(?s)Benchmark .*Mode .*")
                        ? "text"
                        : "";
    if (!form.isEmpty()) {
      throw new Json.NotOurs(FileWords.otherForm(form), FileWords.HAVE_JSON_WRITTEN);
    }
  }

  /** Whether an object with these fields is a file of a run. */
  static boolean isOfARun(Set<String> fields) {
    return isOfOurs(fields) && Collections.disjoint(fields, OF_RESULTS);
  }

  static boolean isOfOurs(Set<String> fields) {
    return fields.contains("schema");
  }
}
