package dev.heddle.result;

import com.google.gson.JsonElement;
import java.util.stream.Stream;

/** Knows what JMH and this program write besides results, to call it by its name. */
final class OtherForms {

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
      throw new Json.NotOurs(
          "is JMH's " + form + ", which has no values of forks", "have JMH write JSON (-rf json)");
    }
  }

  static boolean isOfARun(JsonElement tree) {
    return isOfOurs(tree)
        && Stream.of("rows", "tables", "comparisons").noneMatch(tree.getAsJsonObject()::has);
  }

  static boolean isOfOurs(JsonElement tree) {
    return tree.isJsonObject() && tree.getAsJsonObject().has("schema");
  }
}
