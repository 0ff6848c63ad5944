package dev.heddle.cli;

import dev.heddle.id.UnknownIdException;
import dev.heddle.promise.Kept;
import dev.heddle.promise.PromiseException;
import dev.heddle.promise.Promises;
import dev.heddle.promise.Tried;
import dev.heddle.promise.TryRequest;
import dev.heddle.report.Format;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle promises}: what does an executor keep of what executors promise? */
@Command(
    name = "promises",
    mixinStandardHelpOptions = true,
    description = {
      "Tries what an executor keeps of what executors promise: one outcome a task, at most one run,"
          + " crashes that cost one task, an end that comes.",
      "",
      "Each promise is tried in a JVM that may end or hang by that. Every wait has a limit: an"
          + " executor that never ends is a no."
    },
    footer = {"", "Exits with 0, or with 4 where --strict is given and a promise is not kept."})
final class PromisesCommand implements Callable<Integer> {

  private static final int MOST_WORKERS = 64;

  @Option(
      names = "--executor",
      paramLabel = "ID|CLASS",
      required = true,
      description = {
        "An execution model; or a public class that is an ExecutorService or a Supplier of one; or"
            + " CLASS::METHOD, which makes one. A constructor or a method may take a number of"
            + " workers. Given several times, each is a column."
      })
  private List<String> executors = new ArrayList<>();

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description = "Where that class lies: jars and folders, as java -cp takes them.")
  private String classPath = "";

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many tasks it is to run at once. Default: 2.")
  private int workers = 2;

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      description = "How long each wait may take. Default: 10s.")
  private String limit = "10s";

  @Option(names = "--strict", description = "Exit with 4 where a promise is not kept.")
  private boolean strict;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROMISE",
      completionCandidates = Ids.class,
      description = "Which ones to try. Default: all.")
  private List<String> promises = new ArrayList<>();

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What a shell offers. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Promises.ids().iterator();
    }
  }

  @Override
  public Integer call() throws UsageException, PromiseException, InterruptedException {
    Format chosen = format.chosen();
    List<TryRequest> requests = requests();
    int all = requests.stream().mapToInt(request -> request.promises().size()).sum();
    Complaint.print(spec.commandLine(), PromisesWords.begins(all, limit));
    List<PromisesTable.Column> columns = new ArrayList<>();
    for (TryRequest request : requests) {
      List<Tried> tried = Promises.of(request, _ -> {});
      columns.add(new PromisesTable.Column(request, tried));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(new PromisesTable(columns).written(chosen));
    if (out.checkError()) {
      return ExitCode.NOT_WHOLE;
    }
    boolean allKept =
        columns.stream()
            .flatMap(column -> column.tried().stream())
            .noneMatch(tried -> tried.kept() == Kept.NO);
    return strict && !allKept ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  private List<TryRequest> requests() throws UsageException {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new UsageException(PromisesWords.workersOutOfRange(workers, MOST_WORKERS));
    }
    if (new HashSet<>(executors).size() < executors.size()) {
      throw new UsageException(PromisesWords.EXECUTOR_TWICE);
    }
    Duration wait = Duration.ofMillis(Math.round(1e3 * Words.seconds("--limit", limit)));
    List<String> chosen = promises.isEmpty() ? Promises.ids() : promises;
    List<TryRequest> requests = new ArrayList<>();
    for (String executor : executors) {
      TryRequest request = new TryRequest(executor, classPath, workers, wait, chosen);
      try {
        Promises.check(request);
      } catch (UnknownIdException e) {
        throw e;
      } catch (IllegalArgumentException e) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
      requests.add(request);
    }
    return requests;
  }
}
