package dev.heddle.compare;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two sides say when they are compared.
 *
 * @param question what is asked of the sides
 * @param metric the name of the metric compared
 * @param rule when a difference counted
 * @param baseName what the base is called
 * @param candidateName what the candidate is called
 * @param base the runs of the base
 * @param candidate the runs of the candidate
 * @param settings what all rows have in common, by name
 * @param rows the rows of both, in the base's order
 * @param missing rows that only the base has measured
 * @param added rows that only the candidate has measured
 * @param mean all rows together; null where no row has a ratio
 * @param notes what a reader must know of all of it
 */
public record Comparison(
    Question question,
    String metric,
    Rule rule,
    String baseName,
    String candidateName,
    List<Tables.Run> base,
    List<Tables.Run> candidate,
    Map<String, String> settings,
    List<JudgedRow> rows,
    List<LoneRow> missing,
    List<LoneRow> added,
    @Nullable GeometricMean mean,
    List<Footnote> notes) {

  /** What is asked of two sides. */
  public enum Question {
    /** Whether one thing became slower, which fails a job. */
    CHANGE,
    /** Which of two contenders is the faster one: no answer fails anything. */
    CONTENDERS,
    /** The same, and a job fails where the second is slower. */
    NOT_SLOWER;

    /** Whether the sides are two things and not one before and after. */
    public boolean ofContenders() {
      return this != CHANGE;
    }
  }

  /** The same of contenders of which the second must not be slower. */
  public Comparison notSlower() {
    return question == Question.CHANGE
        ? this
        : new Comparison(
            Question.NOT_SLOWER,
            metric,
            rule,
            baseName,
            candidateName,
            base,
            candidate,
            settings,
            rows,
            missing,
            added,
            mean,
            notes);
  }

  /** What the sides are called. */
  public SideNames sides() {
    return new SideNames(baseName, candidateName);
  }

  /** The word for what may be said of {@code row}. */
  public String word(JudgedRow row) {
    return word(question, row);
  }

  private static String word(Question question, JudgedRow row) {
    return question.ofContenders()
        ? row.verdict().ofContenders(row.base().unit().kind() != Unit.Kind.OTHER)
        : row.verdict().word();
  }

  /** How many rows have which word, in the order of {@link #changedFirst}. */
  public Map<String, Integer> words() {
    return words(question, rows);
  }

  /** The same of rows whose verdicts alone are known. */
  static Map<String, Integer> words(Question question, List<JudgedRow> rows) {
    Map<String, Integer> words = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparingInt(row -> rank(row.verdict())))
        .forEach(row -> words.merge(word(question, row), 1, Integer::sum));
    return words;
  }

  /** What could be there without being seen. */
  public Unseen unseen() {
    return Unseen.in(rows);
  }

  /** The rows for a reader: regressed ones first, the largest change first, unchanged ones last. */
  public List<JudgedRow> changedFirst() {
    return rows.stream()
        .sorted(
            Comparator.comparingInt((JudgedRow row) -> rank(row.verdict()))
                .thenComparingDouble(row -> row.verdict().changed() ? -size(row.verdict()) : 0))
        .toList();
  }

  /** The rows that fail a job, the largest change first. */
  public List<JudgedRow> failed() {
    return question == Question.CONTENDERS ? List.of() : regressed();
  }

  /** The rows that are worse, the largest change first. */
  public List<JudgedRow> regressed() {
    return changedFirst().stream()
        .filter(row -> row.verdict() instanceof Verdict.Regressed)
        .toList();
  }

  /** The rows that the base could be judged by and the candidate cannot. */
  public List<JudgedRow> lacking() {
    return rows.stream().filter(JudgedRow::lacking).toList();
  }

  /** How many rows have verdicts with this word. */
  public long count(String word) {
    return rows.stream().filter(row -> row.verdict().word().equals(word)).count();
  }

  /**
   * What rulers say of a machine that was not the same for both; nothing where they say nothing.
   */
  public List<Footnote> moved() {
    return notes.stream().filter(note -> note.kind() == Footnote.Kind.MACHINE_MOVED).toList();
  }

  /** Whether there is not one row of which something could be said. */
  public boolean nothingJudged() {
    return rows.stream().allMatch(row -> row.verdict() instanceof Verdict.Insufficient);
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Regressed _ -> 0;
      case Verdict.Improved _ -> 1;
      case Verdict.Differs _ -> 2;
      case Verdict.Inconclusive _ -> 3;
      case Verdict.Insufficient _ -> 4;
      case Verdict.Equivalent _ -> 5;
    };
  }

  private static double size(Verdict verdict) {
    double ratio = verdict.change().ratio().value();
    // where a side is 0
    return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : Math.abs(Math.log(ratio));
  }
}
