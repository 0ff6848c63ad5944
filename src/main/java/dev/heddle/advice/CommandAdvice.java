package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.CommandPlan;
import dev.heddle.result.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run says of the number in a command: which to take, and the line to type. */
final class CommandAdvice {

  private CommandAdvice() {}

  /** The advice of a run whose rows differ by a number in one command. */
  static Optional<WorkloadAdvice> of(ResultSet set) {
    CommandPlan commands = set.run() == null ? null : set.run().plan().commands();
    if (commands == null || !commands.swept()) {
      return Optional.empty();
    }
    List<Standing> rows =
        Standing.of(set).stream().filter(row -> Labels.numbered(row.id())).toList();
    return Ranking.of(rows).map(ranking -> of(commands, ranking, rows));
  }

  private static WorkloadAdvice of(CommandPlan commands, Ranking ranking, List<Standing> rows) {
    Advice.Take take = Advising.take(ranking, rows);
    List<Advice> advice = new ArrayList<>(List.of(take));
    commands
        .text(take.choice().id())
        .filter(_ -> take.certain())
        .ifPresent(line -> advice.add(paste(line, take.choice(), ranking, rows)));
    return new WorkloadAdvice(commands.each().getFirst().name(), Map.of(), advice);
  }

  private static Advice.Paste paste(
      String line, Standing choice, Ranking ranking, List<Standing> rows) {
    int most = rows.stream().mapToInt(Standing::forks).max().orElse(0);
    List<Standing> set = new ArrayList<>(ranking.asGood());
    set.add(ranking.best());
    set.sort(Comparator.comparingInt(Labels::workers));
    List<Standing> dropped =
        ranking.others().stream()
            .filter(Behind::shown)
            .map(Behind::row)
            .filter(row -> row.forks() < most)
            .sorted(Comparator.comparingInt(Labels::workers))
            .toList();
    return new Advice.Paste(choice, line, set, dropped);
  }
}
