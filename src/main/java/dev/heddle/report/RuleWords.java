package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Unseen;
import dev.heddle.compare.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says in plain words when which verdict is given, and what could be there without being seen. */
record RuleWords(Comparison comparison) {

  /** From here on a slowdown is written as a factor. */
  private static final double FACTOR = 2;

  /** The verdicts of this comparison, each with its rule. */
  List<String> rules() {
    List<String> rules = new ArrayList<>();
    if (comparison.rows().isEmpty()) {
      return rules;
    }
    Rule rule = comparison.rule();
    String share = percent(rule.threshold());
    String changed = words(Verdict::changed);
    boolean shown = !changed.isEmpty();
    String exact = exact(rule);
    rules.add(
        (shown ? changed : comparison.question().ofContenders() ? "slower, faster" : "changed")
            + ": "
            + apart(rule, exact)
            + "farther than chance takes them: "
            + chance(rule));
    String same = words(verdict -> verdict instanceof Verdict.Equivalent);
    if (!same.isEmpty()) {
      rules.add(same + ": the whole 95 % interval is within " + share + exact);
    }
    String open = words(verdict -> verdict instanceof Verdict.Inconclusive);
    if (!open.isEmpty()) {
      rules.add(open + ": cannot be told; in brackets about how many forks a side would settle it");
    }
    return rules;
  }

  private String words(Predicate<Verdict> which) {
    return comparison.changedFirst().stream()
        .filter(row -> which.test(row.verdict()))
        .map(comparison::word)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What holds for rows that are exact, where some are and that is another threshold. */
  private String exact(Rule rule) {
    boolean any =
        comparison.rows().stream()
            .flatMap(row -> row.notes().stream())
            .anyMatch(note -> note.kind() == Footnote.Kind.EXACT);
    return any && rule.exact() != rule.threshold()
        ? " (" + percent(rule.exact()) + " where exact)"
        : "";
  }

  private static String apart(Rule rule, String exact) {
    String share = percent(rule.threshold()) + exact;
    return rule.certain()
        ? "the whole interval more than " + share + " from no change, and "
        : rule.threshold() == 0 ? "" : "more than " + share + " apart, and ";
  }

  private static String chance(Rule rule) {
    return switch (rule.correction()) {
      case BH ->
          "of the rows reported so at most about "
              + often(rule.alpha())
              + " is wrong (Benjamini-Hochberg over all rows)";
      case NONE ->
          "a row without a change is reported so in "
              + often(rule.alpha()).replace(" in ", " of ")
              + " comparisons at most (no correction for the number of rows)";
    };
  }

  private static String often(double share) {
    double one = 1 / share;
    return Math.abs(one - Math.rint(one)) < 1e-9
        ? "1 in " + Math.round(one)
        : plain(100 * share) + " in 100";
  }

  /** What a comparison without a regression says of itself; empty for all others. */
  String unseen() {
    boolean silent = comparison.question() == Comparison.Question.CONTENDERS;
    if (silent || comparison.rows().isEmpty() || !comparison.failed().isEmpty()) {
      return "";
    }
    Unseen unseen = comparison.unseen();
    int rows = comparison.rows().size();
    String found =
        comparison.question() == Comparison.Question.CHANGE
            ? "no regression found; "
            : "nothing is shown to be slower; ";
    String of = " of " + rows + (rows == 1 ? " row" : " rows");
    if (unseen.rows() == 0) {
      return found + rows + of + " could be judged";
    }
    List<String> told = new ArrayList<>();
    if (unseen.factor() > 1) {
      told.add(passes(unseen.factor(), unseen.timed() ? "slowdown" : "change for the worse"));
    }
    if (unseen.unknown() > 0) {
      // not that any would pass: where that ends with another exit code, none does
      told.add(
          unseen.unknown() == unseen.rows()
              ? "nothing is known of " + (unseen.unknown() == 1 ? "it" : "them")
              : (told.isEmpty() ? "" : "and ")
                  + "nothing is known of "
                  + unseen.unknown()
                  + " of them");
    }
    return found
        + unseen.rows()
        + of
        + " could not be judged"
        + (told.isEmpty() ? "" : ": " + String.join(", ", told));
  }

  /** What a factor above 1 lets pass. */
  private static String passes(double factor, String worse) {
    if (!Double.isFinite(factor)) {
      return "any " + worse + " would pass";
    }
    double percent = 100 * (factor - 1);
    return "a "
        + worse
        + " of up to "
        + (factor >= FACTOR
            ? Digits.of(factor, 1) + "x"
            : Digits.of(percent, percent < 10 ? 1 : 0) + " %")
        + " would pass";
  }

  private static String percent(double share) {
    return plain(100 * share) + " %";
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }
}
