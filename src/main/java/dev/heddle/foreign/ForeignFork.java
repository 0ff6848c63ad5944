package dev.heddle.foreign;

import dev.heddle.jvm.Failures;
import dev.heddle.result.Peer;
import dev.heddle.result.PeerName;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Told;
import dev.heddle.site.Latency;
import dev.heddle.site.LocalSite;
import dev.heddle.site.SiteReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fork of another runtime: a process of a runner that measures one row, and what it told.
 *
 * @param warmup the values of the warm-up iterations
 * @param measured the measured values
 * @param unit JMH's word for their unit
 * @param told what is to be known beside them
 * @param output what the runner printed to standard error, the last of it
 */
public record ForeignFork(
    List<Double> warmup, List<Double> measured, String unit, List<Told> told, String output) {

  /** The parameter that says how many tasks run at once. */
  private static final String WORKERS = "workers";

  /** Hears how a fork goes on. */
  public interface Listener {

    /** The runner is this process. */
    void started(long pid);

    /** An iteration begins when this returns; not said by a runner that does not wait for it. */
    void begins(boolean measured);

    /** An iteration has ended, with so many operations; a runner that waits does until then. */
    void ended(boolean measured, long operations);
  }

  /** Copies the lists. */
  public ForeignFork {
    warmup = List.copyOf(warmup);
    measured = List.copyOf(measured);
    told = List.copyOf(told);
  }

  /**
   * Measures a row and waits for its end.
   *
   * @param work what the row is about
   * @throws RunnerException where it has no result
   */
  public static ForeignFork measure(
      RunnerFiles files, Peer peer, RowId row, Work work, Times times, Listener listener)
      throws RunnerException {
    PeerName name = PeerName.of(peer, row).orElseThrow();
    SortedMap<String, String> params = new TreeMap<>(row.params());
    params.putAll(name.sizes());
    Sizes.Values sizes = work.sizes(params);
    RunnerProcess runner = RunnerProcess.start(files.command(peer));
    ForeignFork fork;
    try (runner;
        Site site = work == Work.FETCH ? Site.open(params, sizes) : Site.NONE) {
      listener.started(runner.pid());
      runner.ask(
          new RunnerRequest(
              RunnerRequest.VERSION,
              "measure",
              work.label(),
              name.model(),
              workers(params),
              sizes.told(site.pages()),
              new RunnerRequest.Iterations(times.warmupIterations(), times.warmupSeconds()),
              new RunnerRequest.Iterations(times.iterations(), times.iterationSeconds())));
      fork = new Hearing(runner, work, sizes, times, listener).result(peer, site);
    } catch (RunnerException e) {
      throw failed(String.valueOf(e.getMessage()), runner);
    } catch (IOException e) {
      throw failed(ForeignWords.failed(Failures.words(e)), runner);
    }
    return runner.left().map(fork::telling).orElse(fork);
  }

  private static RunnerException failed(String why, RunnerProcess ended) {
    return new RunnerException(why + ended.left().map(ForeignWords::andLeft).orElse(""));
  }

  private ForeignFork telling(Told more) {
    List<Told> all = new ArrayList<>(told);
    all.add(more);
    return new ForeignFork(warmup, measured, unit, all, output);
  }

  private static int workers(SortedMap<String, String> params) {
    String workers = params.getOrDefault(WORKERS, "1");
    return workers.matches("\\d{1,9}") ? Integer.parseInt(workers) : 1;
  }

  /** What a runner answers, line by line. */
  private record Hearing(
      RunnerProcess runner, Work work, Sizes.Values sizes, Times times, Listener listener) {

    ForeignFork result(Peer peer, Site site) throws RunnerException, IOException {
      List<Long> right = work.right(sizes);
      List<Double> values = new ArrayList<>();
      int all = times.warmupIterations() + times.iterations();
      boolean waits = false;
      while (true) {
        Reply reply = runner.next(Reply.class, ForeignWords.iterations(values.size(), all));
        if (reply.error() != null) {
          throw new RunnerException(ForeignWords.failed(reply.error()));
        }
        if (Boolean.TRUE.equals(reply.ready())) {
          if (waits || !values.isEmpty()) {
            throw new RunnerException(ForeignWords.READY_LATE);
          }
          waits = true;
          goOn(values.size(), all);
          continue;
        }
        if (Boolean.TRUE.equals(reply.end())) {
          if (values.size() < all) {
            throw new RunnerException(ForeignWords.tooFew(values.size(), all));
          }
          List<Told> told = new ArrayList<>(site.told());
          told.add(new Told.OtherRuntime(peer.runtime(), peer.version(), marks(peer, reply)));
          runner.awaitEnd();
          int warm = times.warmupIterations();
          return new ForeignFork(
              values.subList(0, warm), values.subList(warm, all), work.unit(), told, runner.said());
        }
        if (values.size() == all) {
          throw new RunnerException(ForeignWords.tooMany(all));
        }
        values.add(value(reply, right));
        boolean measured = values.size() > times.warmupIterations();
        int invocations = Objects.requireNonNull(reply.times()).size();
        listener.ended(measured, invocations * sizes.operations());
        if (waits) {
          goOn(values.size(), all);
        }
      }
    }

    /** Lets a runner that waits go on, after so many iterations. */
    private void goOn(int done, int all) {
      if (done < all) {
        listener.begins(done >= times.warmupIterations());
      }
      runner.goOn();
    }

    private double value(Reply reply, List<Long> right) throws RunnerException {
      List<Double> taken = reply.times();
      if (taken == null
          || taken.isEmpty()
          || !taken.stream().allMatch(time -> time > 0 && Double.isFinite(time))) {
        throw new RunnerException(ForeignWords.NO_TIMES);
      }
      List<Long> answer = reply.answer() == null ? List.of() : reply.answer();
      if (!answer.equals(right)) {
        throw new RunnerException(ForeignWords.wrongAnswer(work.label(), answer, right));
      }
      return work.score(taken, sizes);
    }

    private static Map<String, String> marks(Peer peer, Reply reply) {
      Map<String, String> marks = new TreeMap<>(peer.marks());
      if (reply.notes() != null) {
        marks.putAll(reply.notes());
      }
      return marks;
    }
  }

  /**
   * The pages that are to be fetched.
   *
   * @param site where they are; null for none
   */
  private record Site(@Nullable LocalSite site, List<String> pages) implements AutoCloseable {

    static final Site NONE = new Site(null, List.of());

    @SuppressWarnings("MustBeClosedChecker") // closed with this
    static Site open(SortedMap<String, String> params, Sizes.Values sizes) throws IOException {
      Latency latency = Latency.of(params.getOrDefault("latency", ""));
      LocalSite site = LocalSite.start();
      return new Site(
          site,
          IntStream.range(0, (int) sizes.get("urls"))
              .mapToObj(i -> site.url(latency, sizes.get("size"), i).toString())
              .toList());
    }

    /** How it answered. */
    List<Told> told() throws IOException {
      if (site == null) {
        return List.of();
      }
      SiteReport report = site.report();
      return List.of(
          new Told.SiteAnswers(
              report.requests(),
              report.connections(),
              report.intended(),
              report.median(),
              report.p99(),
              report.late(),
              report.cpu()));
    }

    @Override
    public void close() {
      if (site != null) {
        site.close();
      }
    }
  }
}
