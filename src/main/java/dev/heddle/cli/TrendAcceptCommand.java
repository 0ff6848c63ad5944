package dev.heddle.cli;

import dev.heddle.campaign.TrendMemory;
import dev.heddle.compare.Tables;
import dev.heddle.compare.TrendPoint;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trending;
import dev.heddle.compare.Trends;
import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.History;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.UnknownNameException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle trend accept}: says that a change of level is meant. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description = {
      "Says that a row's change is meant: what is expected of later runs begins anew at this"
          + " commit.",
      "",
      "The file that it is written to may be committed."
    })
final class TrendAcceptCommand implements Callable<Integer> {

  private static final int SHORTEST = 4;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ROW", description = "The row, by its name in the trend.")
  private String row = "";

  @Parameters(
      index = "1",
      paramLabel = "COMMIT",
      description = {
        "The first commit of the new level, or its beginning; of a run whose commit is not known"
            + " the time, such as 2026-01-31T12:00:00Z."
      })
  private String commit = "";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The folder in which the runs are. Default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("results");

  @Option(
      names = "--accepted",
      paramLabel = "FILE",
      description = "The file to write to. Default: " + AcceptedChanges.NAME + " in DIR.")
  private @Nullable Path accepted;

  @Mixin private HistoryOptions named = new HistoryOptions();

  @Mixin private MatchOption match = new MatchOption();

  @Override
  public Integer call() throws UnreadableException, UnknownNameException, UsageException {
    Path file = TrendMemory.accepted(folder, accepted);
    AcceptedChanges before = AcceptedChanges.read(file);
    Trending trending = new Trending(0, _ -> true, before, Alarms.NONE);
    History history = match.of(History.read(folder, named.naming()));
    Trends trends = TrendCommand.course(trending, history, Tables.SCORE).alone();
    TrendRow found = Trending.named(trends, row);
    if (found == null) {
      List<String> known = trends.rows().stream().map(TrendRow::name).distinct().toList();
      throw new UnknownNameException("row", row, known);
    }
    String full = commit(trends, found);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try {
      before.with(new AcceptedChanges.Accepted(found.fullName(), full, now)).write(file);
    } catch (IOException e) {
      Complaint.print(
          spec.commandLine(),
          OutcomeWords.cannotBeWritten(file, OutputFile.why(e), "name another with --accepted"));
      return ExitCode.NOT_WHOLE;
    }
    spec.commandLine()
        .getOut()
        .println("accepted: " + found.name() + " from " + full + " on, in " + file);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  /** The whole commit; all series of a row may have it. */
  private String commit(Trends trends, TrendRow found) throws UsageException {
    String start = commit.toLowerCase(Locale.ROOT);
    List<String> matching =
        trends.rows().stream()
            .filter(each -> each.fullName().equals(found.fullName()))
            .flatMap(each -> each.points().stream())
            .map(TrendPoint::id)
            .filter(each ->
                each.equals(commit)
                    || (start.length() >= SHORTEST
                        && each.toLowerCase(Locale.ROOT).startsWith(start)))
            .distinct()
            .toList();
    if (matching.contains(commit)) {
      return commit;
    }
    if (matching.size() != 1) {
      throw new UsageException(
          ResultOptionWords.notOneCommit(commit, matching.isEmpty(), SHORTEST));
    }
    return matching.getFirst();
  }
}
