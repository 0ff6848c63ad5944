package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.LoneRow;
import dev.heddle.compare.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a comparison means to a CI job.
 *
 * @param allowMissing whether rows may be missing from the candidate
 * @param failOnInconclusive whether a row of which nothing can be said is a failure
 */
record Outcome(boolean allowMissing, boolean failOnInconclusive) {

  /** So many rows are named in a complaint. */
  private static final int NAMED = 5;

  /** The exit code; what is wrong is added to {@code complaints}, the worst first. */
  int of(Comparison comparison, List<String> complaints) {
    int code = ExitCode.OK;
    List<JudgedRow> regressed = comparison.failed();
    if (!regressed.isEmpty()) {
      code = ExitCode.REGRESSION;
      complaints.add(
          "%s of %s rows %s: %s"
              .formatted(
                  regressed.size(),
                  comparison.rows().size(),
                  failure(comparison.question(), regressed.size()),
                  names(regressed.stream().map(JudgedRow::name).toList())));
    }
    if (notWhole(comparison, complaints) && code == ExitCode.OK) {
      code = ExitCode.NOT_WHOLE;
    }
    long open = comparison.count("inconclusive") + comparison.count("insufficient");
    if (failOnInconclusive && open > 0) {
      complaints.add(
          open + " of " + comparison.rows().size() + " rows without a verdict; measure more forks");
      code = code == ExitCode.OK ? ExitCode.INCONCLUSIVE : code;
    }
    return code;
  }

  private boolean notWhole(Comparison comparison, List<String> complaints) {
    int before = complaints.size();
    List<LoneRow> missing = comparison.missing();
    if (comparison.rows().isEmpty()) {
      complaints.add(
          "nothing was compared: the sides have no measured row in common; rows are matched by"
              + " benchmark, mode, threads and parameters");
    } else if (comparison.nothingJudged()) {
      String why = why(comparison.rows().getFirst().verdict());
      complaints.add(
          "no row could be judged: "
              + why
              + (why.contains("fork")
                  ? "; measure two forks or more a side, about as many on both, with raw values"
                  : "; name results of like units, finite and above 0, or another --metric"));
    }
    if (!missing.isEmpty() && !allowMissing) {
      complaints.add(
          "%s missing from %s: %s; measure %s, or allow it with --allow-missing"
              .formatted(
                  missing.size() == 1 ? "1 row is" : missing.size() + " rows are",
                  comparison.sides().theCandidate(),
                  names(missing.stream().map(LoneRow::name).toList()),
                  missing.size() == 1 ? "it" : "them"));
    }
    List<JudgedRow> lacking = comparison.lacking();
    if (!lacking.isEmpty()) {
      complaints.add(
          "%s could be judged by, and %s cannot: %s; measure %s as %s was, or leave rows out with --rows"
              .formatted(
                  comparison.sides().theBase(),
                  comparison.sides().theCandidate(),
                  names(lacking.stream().map(Outcome::withWhy).toList()),
                  comparison.sides().theCandidate(),
                  comparison.sides().theBase()));
    }
    return complaints.size() > before;
  }

  private static String failure(Comparison.Question question, int rows) {
    return question == Comparison.Question.CHANGE
        ? "regressed"
        : rows == 1 ? "is slower" : "are slower";
  }

  private static String withWhy(JudgedRow row) {
    return row.name() + " (" + why(row.verdict()) + ")";
  }

  private static String why(Verdict verdict) {
    return verdict instanceof Verdict.Insufficient little ? little.why() : verdict.word();
  }

  /** The first of {@code rows}, and how many more there are. */
  static String names(List<String> rows) {
    String named = rows.stream().limit(NAMED).collect(Collectors.joining(", "));
    return rows.size() > NAMED ? named + " and " + (rows.size() - NAMED) + " more" : named;
  }
}
