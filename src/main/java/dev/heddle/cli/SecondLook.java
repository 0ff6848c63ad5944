package dev.heddle.cli;

import dev.heddle.compare.Confirming;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.result.History;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Plan;
import dev.heddle.result.RunInfo.Status;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.BuildJar;
import dev.heddle.run.Failures;
import dev.heddle.run.PlanException;
import dev.heddle.run.Repeat;
import dev.heddle.run.Run;
import dev.heddle.run.Sequel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures the rows once more that look slower in the newest run of a history, where that can be
 * done here. Until it is closed, a signal waits for what is still to be said.
 */
final class SecondLook implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final History.Run newest;
  private final String metric;
  private final RerunOptions options;
  private final List<String> words;
  private final PrintWriter err;
  private final Map<TrendRow, Rerun> said = new LinkedHashMap<>();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile @Nullable Run current;
  private volatile boolean stopping;
  private volatile long end;

  /** A row and how it is measured again. */
  private record Suspect(TrendRow row, Repeat repeat) {}

  /**
   * For the newest run of a history.
   *
   * @param words of the command line, for the record
   */
  SecondLook(
      History.Run newest,
      String metric,
      RerunOptions options,
      List<String> words,
      PrintWriter err) {
    this.newest = newest;
    this.metric = metric;
    this.options = options;
    this.words = words;
    this.err = err;
  }

  /** {@code trends} with what a second measurement of its suspected rows says. */
  Trends at(Trends trends) throws UsageException, PlanException {
    List<Suspect> suspects = suspects(trends.alarms());
    if (!suspects.isEmpty() && begins()) {
      List<List<Suspect>> runs = runs(suspects);
      for (int i = 0; i < runs.size() && !stopping; i++) {
        measure(runs.get(i), folder(i), trends.threshold(), suspects.size());
      }
    }
    for (Suspect suspect : suspects) {
      said.putIfAbsent(suspect.row(), new Rerun.NotDone("it was interrupted"));
    }
    return trends.with(said);
  }

  /** Whether a signal ended it early. */
  boolean interrupted() {
    return stopping;
  }

  private boolean begins() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "heddle-signal"));
      return true;
    } catch (IllegalStateException e) {
      stopping = true;
      return false;
    }
  }

  /** Those that can be measured again, the least likely first, as many as the budget bears. */
  private List<Suspect> suspects(List<TrendRow> rows) throws UsageException, PlanException {
    BuildJar jar = jar();
    double left = options.seconds();
    end = System.nanoTime() + (long) (left * 1e9);
    List<TrendRow> order = new ArrayList<>(rows);
    order.sort(Comparator.comparingDouble(row -> row.gate() == null ? 1 : row.gate().p()));
    List<Suspect> suspects = new ArrayList<>();
    for (TrendRow row : order) {
      try {
        Repeat repeat = repeat(row, jar);
        double seconds = Estimate.seconds(repeat.plan());
        if (seconds > left) {
          throw new PlanException(
              "it would take about "
                  + Estimate.words(seconds)
                  + ", more than is left of --budget "
                  + Durations.words(options.seconds()));
        }
        left -= seconds;
        suspects.add(new Suspect(row, repeat));
      } catch (PlanException e) {
        said.put(row, new Rerun.NotDone(String.valueOf(e.getMessage())));
      }
    }
    return suspects;
  }

  private @Nullable BuildJar jar() throws UsageException, PlanException {
    if (options.jar == null) {
      return null;
    }
    if (newest.set().run() != null) {
      throw new UsageException(
          "--jar: the newest run, "
              + newest.set().name()
              + ", says itself what it measured; leave --jar away");
    }
    return BuildJar.open(options.jar);
  }

  private Repeat repeat(TrendRow suspect, @Nullable BuildJar jar) throws PlanException {
    if (options.none) {
      throw new PlanException("--no-rerun was given");
    }
    RunInfo run = newest.set().run();
    if (run != null) {
      return Repeat.ofRun(Path.of(newest.set().path()), run, suspect.row());
    }
    if (jar == null) {
      throw new PlanException(
          "a JMH file does not say what it measured, nor where (--jar does, on the same machine)");
    }
    ResultRow row =
        newest.set().rows().stream()
            .filter(each -> each.id().equals(suspect.row()))
            .findFirst()
            .orElseThrow(() -> new PlanException("the newest run does not have it"));
    return Repeat.ofFile(row, jar, java(row));
  }

  private Path java(ResultRow row) throws PlanException {
    if (options.jvm != null) {
      return Plans.java(options.jvm);
    }
    String then = row.setup().jvm();
    if (then == null || !Files.isExecutable(Path.of(then))) {
      throw new PlanException(
          "the java that it ran on is not here"
              + (then == null ? "" : ", " + then)
              + " (--jvm names another)");
    }
    return Path.of(then);
  }

  /** Rows that were measured alike are measured again in one run. */
  private static List<List<Suspect>> runs(List<Suspect> suspects) {
    List<List<Suspect>> runs = new ArrayList<>();
    for (Suspect suspect : suspects) {
      runs.stream()
          .filter(run -> run.getFirst().repeat().goesWith(suspect.repeat()))
          .findFirst()
          .orElseGet(() -> {
            List<Suspect> begun = new ArrayList<>();
            runs.add(begun);
            return begun;
          })
          .add(suspect);
    }
    return runs;
  }

  private Path folder(int number) {
    Path folder = options.out != null ? options.out : NewFolder.of("rerun");
    return number == 0 ? folder : folder.resolveSibling(folder.getFileName() + "-" + (number + 1));
  }

  private void measure(List<Suspect> suspects, Path folder, double threshold, int all) {
    List<Repeat> others = suspects.stream().skip(1).map(Suspect::repeat).toList();
    Plan plan = suspects.getFirst().repeat().with(others);
    CountDownLatch done = new CountDownLatch(1);
    try (Run run = Run.begin(folder, plan, words)) {
      current = run;
      if (stopping) {
        return;
      }
      Thread.ofVirtual().start(() -> stopLate(run, done));
      err.printf(
          "heddle: slower than expected: %s once more, %s, about %s; results go to %s%n",
          Words.count(plan.rows().size(), "row"),
          Words.count(plan.rounds(), "round"),
          Estimate.words(Estimate.seconds(plan)),
          run.folder().path());
      Progress.measure(run, plan.rows().size() * plan.rounds(), err, Sequel.NONE);
    } catch (PlanException e) {
      String why = String.valueOf(e.getMessage());
      suspects.forEach(each -> said.put(each.row(), new Rerun.NotDone(why)));
      return;
    } catch (IOException e) {
      String why = folder + " cannot be written: " + Failures.words(e);
      suspects.forEach(each -> said.put(each.row(), new Rerun.NotDone(why)));
      return;
    } finally {
      done.countDown();
      current = null;
    }
    if (!stopping) {
      judge(suspects, folder, threshold, all);
    }
  }

  private void judge(List<Suspect> suspects, Path folder, double threshold, int all) {
    try {
      ResultSet again = ResultSet.read(folder);
      RunInfo info = RunFolder.open(folder).info();
      Map<RowId, String> troubles = new LinkedHashMap<>();
      Troubles.of(info.plan(), info.failures(), RunFolder.open(folder).forks())
          .forEach((planned, trouble) -> troubles.put(planned.row(), trouble));
      Confirming confirming = new Confirming(threshold, metric, again, all);
      for (Suspect suspect : suspects) {
        RowId row = suspect.repeat().row();
        String trouble = troubles.get(row);
        said.put(
            suspect.row(),
            trouble != null
                ? new Rerun.NotDone("when it was measured again it " + trouble)
                : info.status() == Status.INTERRUPTED
                    ? new Rerun.NotDone("measuring it again took longer than --budget")
                    : confirming.of(suspect.row(), row));
      }
    } catch (UnreadableException e) {
      String why = String.valueOf(e.getMessage());
      suspects.forEach(each -> said.put(each.row(), new Rerun.NotDone(why)));
    } catch (UnknownMetricException e) {
      suspects.forEach(
          each -> said.put(each.row(), new Rerun.NotDone("measured again it has no " + metric)));
    }
  }

  /** What takes longer than was thought must end all the same. */
  private void stopLate(Run run, CountDownLatch done) {
    try {
      long left = end - System.nanoTime();
      if (!done.await(left, TimeUnit.NANOSECONDS)) {
        run.stop(STOP_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    stopping = true;
    Run run = current;
    if (run != null) {
      run.stop(STOP_LIMIT);
    }
    try {
      boolean all = told.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      if (!all) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    told.countDown();
  }
}
