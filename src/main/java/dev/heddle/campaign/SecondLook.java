package dev.heddle.campaign;

import dev.heddle.campaign.Suspects.Suspect;
import dev.heddle.compare.Confirming;
import dev.heddle.compare.Gate;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.jvm.Failures;
import dev.heddle.result.History;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Status;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.ExtraRounds;
import dev.heddle.run.PlanException;
import dev.heddle.run.Remeasurement;
import dev.heddle.run.Run;
import dev.heddle.run.RunStart;
import java.io.IOException;
import java.nio.file.Path;
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
public final class SecondLook implements AutoCloseable {

  private final History.Run newest;
  private final String metric;
  private final RerunRequest request;
  private final List<String> words;
  private final CampaignListener listener;
  private final Map<TrendRow, Rerun> said = new LinkedHashMap<>();
  private final StopOnSignal signal = new StopOnSignal();
  private long end;

  /**
   * For the newest run of a history.
   *
   * @param words of the command line, for the record
   */
  public SecondLook(
      History.Run newest,
      String metric,
      RerunRequest request,
      List<String> words,
      CampaignListener listener) {
    this.newest = newest;
    this.metric = metric;
    this.request = request;
    this.words = words;
    this.listener = listener;
  }

  /**
   * What a second measurement of suspected rows says.
   *
   * @param trends the first look, which may suspect more than is told where nothing is measured
   * @param alone the same rows without a second look: that holds for what cannot be measured again
   * @param unkept why what it says could not be kept, so that nothing is measured; null where it
   *     can
   */
  public Trends at(Trends trends, Trends alone, @Nullable String unkept) throws PlanException {
    Suspects found = new Suspects(newest, request);
    List<Suspect> suspects =
        found.of(
            trends.alarms().stream()
                .filter(row -> row.gate() != null && row.gate().open())
                .toList());
    said.putAll(found.unfit());
    end = System.nanoTime() + (long) (request.seconds() * 1e9);
    if (unkept != null) {
      suspects.forEach(each -> said.put(each.row(), new Rerun.NotDone(unkept)));
    } else if (!suspects.isEmpty()) {
      signal.listen();
      List<List<Suspect>> runs = Suspects.runs(suspects);
      for (int i = 0; i < runs.size() && !signal.asked(); i++) {
        measure(runs.get(i), folder(i), trends.threshold(), suspects.size());
      }
    }
    for (Suspect suspect : suspects) {
      said.putIfAbsent(suspect.row(), new Rerun.NotDone(RerunWords.INTERRUPTED));
    }
    return told(trends, alone);
  }

  private Trends told(Trends trends, Trends alone) {
    boolean none = said.values().stream().allMatch(each -> each instanceof Rerun.NotDone);
    Map<TrendRow, TrendRow> told = new LinkedHashMap<>();
    for (int i = 0; i < trends.rows().size(); i++) {
      TrendRow first = trends.rows().get(i);
      TrendRow otherwise = alone.rows().get(i);
      Rerun rerun = said.get(first);
      if (rerun instanceof Rerun.NotDone) {
        Gate gate = otherwise.gate();
        boolean open = gate != null && gate.open();
        told.put(none ? otherwise : first, open ? otherwise.with(rerun) : otherwise);
      } else if (rerun != null) {
        told.put(first, first.with(rerun));
      }
    }
    return none && !said.isEmpty() ? alone.with(told) : trends.with(told);
  }

  /** Whether a signal ended it early. */
  public boolean interrupted() {
    return signal.asked();
  }

  private Path folder(int number) {
    Path folder = request.folder();
    return number == 0 ? folder : folder.resolveSibling(folder.getFileName() + "-" + (number + 1));
  }

  private void measure(List<Suspect> suspects, Path folder, double threshold, int all) {
    List<Remeasurement> others = suspects.stream().skip(1).map(Suspect::repeat).toList();
    Plan plan = suspects.getFirst().repeat().with(others);
    CountDownLatch done = new CountDownLatch(1);
    long asked = System.nanoTime();
    try (Run run =
        request
            .turn()
            .begin(
                () -> RunStart.ofNew(folder, plan).begin(words), signal::asked, listener::says)) {
      end += System.nanoTime() - asked;
      long latest = end;
      signal.measures(run);
      if (signal.asked()) {
        return;
      }
      Thread.ofVirtual().start(() -> stopLate(run, done, latest));
      listener.says(
          RerunWords.begins(
              plan.rows().size(), plan.rounds(), TimeEstimate.seconds(plan), run.folder().path()));
      listener.measure(run, ExtraRounds.NONE);
    } catch (PlanException e) {
      String why = String.valueOf(e.getMessage());
      suspects.forEach(each -> said.put(each.row(), new Rerun.NotDone(why)));
      return;
    } catch (IOException e) {
      String why = RerunWords.cannotBeWritten(folder, Failures.words(e));
      suspects.forEach(each -> said.put(each.row(), new Rerun.NotDone(why)));
      return;
    } finally {
      done.countDown();
      signal.measures(null);
    }
    if (!signal.asked()) {
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
                ? new Rerun.NotDone(RerunWords.inTrouble(trouble))
                : info.status() == Status.INTERRUPTED
                    ? new Rerun.NotDone(RerunWords.TOOK_LONGER)
                    : confirming.of(suspect.row(), row));
      }
    } catch (UnreadableException e) {
      String why = String.valueOf(e.getMessage());
      suspects.forEach(each -> said.put(each.row(), new Rerun.NotDone(why)));
    } catch (UnknownMetricException e) {
      suspects.forEach(each -> said.put(each.row(), new Rerun.NotDone(RerunWords.hasNo(metric))));
    }
  }

  /** What takes longer than was thought must end all the same. */
  private static void stopLate(Run run, CountDownLatch done, long latest) {
    try {
      long left = latest - System.nanoTime();
      if (!done.await(left, TimeUnit.NANOSECONDS)) {
        StopOnSignal.stop(run);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    signal.close();
  }
}
