package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.LoneRow;
import dev.heddle.compare.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What a comparison means to a CI job.
 *
 * @param allowMissing whether rows may be missing from the candidate
 * @param failOnInconclusive whether a row of which nothing can be said is a failure
 * @param failOnRuler whether a machine that moved is one
 * @param remedies what can be done about it
 */
record Outcome(
    boolean allowMissing, boolean failOnInconclusive, boolean failOnRuler, Remedies remedies) {

  /** Who asks, and so what there is to do about rows without a verdict. */
  enum Remedies {
    /** Of files: they are measured anew by whoever made them. */
    COMPARE(
        "allow it with --allow-missing",
        "leave rows out with --rows",
        "measure two forks or more a side, about as many on both, with raw values",
        "measure four forks or more a side",
        "name results of like units, finite and above 0, or another --metric",
        "measure more forks"),
    /** Of a run's own builds or JVMs. */
    RUN(
        "name only benchmarks that both have",
        "name other benchmarks",
        "measure two rounds or more",
        "measure four rounds or more",
        "see log.txt for what they did",
        "add rounds with --resume and --more-rounds");

    private final String missing;
    private final String lacking;
    private final String fewForks;
    private final String clusters;
    private final String badFigures;
    private final String open;

    Remedies(
        String missing,
        String lacking,
        String fewForks,
        String clusters,
        String badFigures,
        String open) {
      this.missing = missing;
      this.lacking = lacking;
      this.fewForks = fewForks;
      this.clusters = clusters;
      this.badFigures = badFigures;
      this.open = open;
    }
  }

  /** The exit code; what is wrong is added to {@code complaints}, the worst first. */
  int of(Comparison comparison, List<String> complaints) {
    int code = ExitCode.OK;
    List<JudgedRow> regressed = comparison.failed();
    if (!regressed.isEmpty()) {
      code = ExitCode.REGRESSION;
      complaints.add(
          OutcomeWords.worse(
              regressed.stream().map(JudgedRow::name).toList(),
              comparison.rows().size(),
              comparison.question() != Comparison.Question.CHANGE));
    }
    if (notWhole(comparison, complaints) && code == ExitCode.OK) {
      code = ExitCode.NOT_WHOLE;
    }
    long open = comparison.count("inconclusive") + comparison.count("insufficient");
    if (failOnInconclusive && open > 0) {
      complaints.add(OutcomeWords.withoutVerdict(open, comparison.rows().size(), remedies.open));
      code = code == ExitCode.OK ? ExitCode.INCONCLUSIVE : code;
    }
    if (failOnRuler && !comparison.moved().isEmpty()) {
      complaints.add(OutcomeWords.machineMoved(comparison.moved()));
      code = code == ExitCode.OK ? ExitCode.INCONCLUSIVE : code;
    }
    return code;
  }

  private boolean notWhole(Comparison comparison, List<String> complaints) {
    int before = complaints.size();
    // of contenders each may have rows of its own
    List<LoneRow> missing =
        allowMissing || comparison.question().ofContenders()
            ? List.of()
            : comparison.missing().stream().filter(row -> !row.failed()).toList();
    if (comparison.rows().isEmpty()) {
      complaints.add(OutcomeWords.NOTHING_COMPARED);
    } else if (comparison.nothingJudged()) {
      String why = why(comparison.rows().getFirst().verdict());
      complaints.add(OutcomeWords.nothingJudged(why, remedy(why)));
    }
    if (!missing.isEmpty()) {
      complaints.add(
          OutcomeWords.missing(
              missing.stream().map(LoneRow::name).toList(),
              comparison.sides().theCandidate(),
              remedies.missing));
    }
    List<String> lacking = lacking(comparison);
    if (!lacking.isEmpty()) {
      complaints.add(
          OutcomeWords.lacking(
              lacking,
              comparison.sides().theBase(),
              comparison.sides().theCandidate(),
              remedies.lacking));
    }
    return complaints.size() > before;
  }

  /** What the base can be judged by and the candidate cannot, though it has it. */
  private static List<String> lacking(Comparison comparison) {
    List<String> lacking = new ArrayList<>();
    comparison.lacking().forEach(row -> lacking.add(withWhy(row)));
    comparison.missing().stream()
        .filter(LoneRow::failed)
        .forEach(row -> lacking.add(row.name() + " (" + row.why() + ")"));
    return lacking;
  }

  private String remedy(String why) {
    if (why.contains("clusters")) {
      return remedies.clusters;
    }
    // that is about their figures, and more of them would not help
    boolean figures = why.contains("not every fork");
    return !figures && (why.contains("fork") || why.contains("rounds") || why.contains("raw"))
        ? remedies.fewForks
        : remedies.badFigures;
  }

  private static String withWhy(JudgedRow row) {
    return row.name() + " (" + why(row.verdict()) + ")";
  }

  private static String why(Verdict verdict) {
    return verdict instanceof Verdict.Insufficient little ? little.why() : verdict.word();
  }
}
