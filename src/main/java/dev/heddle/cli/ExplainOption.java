package dev.heddle.cli;

import dev.heddle.campaign.Explaining;
import dev.heddle.campaign.Explaining.Explanation;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.jvm.Failures;
import dev.heddle.report.ExplanationText;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.PlanException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which row is to be measured once more, to see what it does more of. */
final class ExplainOption {

  @Option(
      names = "--explain",
      paramLabel = "ROW",
      description = {
        "Measures this row of both builds once more, in two forks each, while JDK Flight Recorder"
            + " looks on, and prints the methods and the allocations whose share grew. The runs,"
            + " and what was recorded, go to a folder of their own below results/. The builds must"
            + " still be there, as they were, and this must be the machine of the runs."
      })
  private @Nullable String row;

  @Mixin private WaitOption wait = new WaitOption();

  /** Says what is wrong with the words before anything is read. */
  void check() throws UsageException {
    wait.turn();
    if (row == null && wait.given()) {
      throw new UsageException(ResultOptionWords.WAITS_FOR_NOTHING);
    }
  }

  /**
   * Looks whether the row is there and both of its builds are.
   *
   * @return null where nothing is to be explained
   */
  @Nullable Explaining of(List<Comparison> comparisons, SideOptions sides)
      throws UsageException, UnreadableException {
    String asked = row;
    if (asked == null) {
      return null;
    }
    List<JudgedRow> rows = comparisons.stream().flatMap(each -> each.rows().stream()).toList();
    JudgedRow meant =
        rows.stream()
            .filter(each -> asked.equals(each.name()) || asked.equals(each.fullName()))
            .findFirst()
            .orElseThrow(() ->
                new UsageException(
                    ResultOptionWords.explainsNoRow(
                        asked,
                        Complaint.choices(
                            asked, rows.stream().map(JudgedRow::name).distinct().toList()))));
    try {
      List<Explaining.Side> both = sides.both(meant.row());
      return Explaining.of(both.getFirst(), both.getLast());
    } catch (PlanException e) {
      throw new UsageException(
          ResultOptionWords.cannotExplain(row, String.valueOf(e.getMessage())));
    }
  }

  /** Measures and prints; whether that came to its end. */
  boolean explain(Explaining explaining, CommandLine command) throws UsageException {
    Path folder = NewFolder.of("explained");
    try {
      Explanation found =
          explaining.measure(
              folder, wait.turn(), command.getParseResult().originalArgs(), new Progress(command));
      if (found == null) {
        Complaint.print(command, OutcomeWords.notExplained(folder));
        return false;
      }
      String text = ExplanationText.of(String.valueOf(row), found.methods(), found.allocations());
      command.getOut().print(System.lineSeparator() + text);
      return !command.getOut().checkError();
    } catch (PlanException e) {
      Complaint.print(
          command, ResultOptionWords.cannotExplain(row, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      Complaint.print(command, ResultOptionWords.cannotExplain(row, Failures.words(e)));
    }
    return false;
  }
}
