package dev.heddle.run;

import dev.heddle.foreign.ForeignFork;
import dev.heddle.foreign.RunnerException;
import dev.heddle.foreign.RunnerFiles;
import dev.heddle.foreign.Work;
import dev.heddle.result.Peer;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import dev.heddle.result.Told;
import dev.heddle.result.ToldNotes;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forks of other runtimes than the JVM, each by its runner, among those that JMH measures. */
final class PeerForks implements Jmh, AutoCloseable {

  private final Plan plan;
  private final Jmh jmh;
  private final @Nullable RunnerFiles files;
  private final PrintStream log;

  /**
   * With what measures the rows of the JVM.
   *
   * @throws IOException where the files of our own runners cannot be written
   */
  PeerForks(Plan plan, Jmh jmh, PrintStream log) throws IOException {
    this.plan = plan;
    this.jmh = jmh;
    this.log = log;
    files = plan.peers().isEmpty() ? null : RunnerFiles.write();
  }

  @Override
  public Values measure(RowId row, IterationListener listener)
      throws ForkFailedException, IOException {
    Peer peer = plan.peer(row);
    return peer == null || files == null
        ? jmh.measure(row, listener)
        : measure(files, peer, row, listener);
  }

  private Values measure(RunnerFiles runners, Peer peer, RowId row, IterationListener listener)
      throws ForkFailedException {
    Times times = plan.times(row);
    log.println(ForkWords.peerFork(peer, row));
    try {
      ForeignFork fork =
          ForeignFork.measure(
              runners,
              peer,
              row,
              work(row),
              times,
              new ForeignFork.Listener() {
                @Override
                public void started(long pid) {
                  listener.started(pid);
                }

                @Override
                public void begins(boolean measured) {
                  listener.begins(measured);
                }

                @Override
                public void ended(boolean measured, long operations) {
                  listener.ended(measured, operations);
                }
              });
      if (!fork.output().isEmpty()) {
        log.println(fork.output());
      }
      log.println(ForkWords.peerValues(fork.warmup(), fork.measured(), fork.unit()));
      Map<String, String> notes = new LinkedHashMap<>();
      for (Told told : fork.told()) {
        notes.putAll(ToldNotes.write(told));
      }
      return new Values(
          setup(peer, times),
          fork.warmup(),
          Samples.of(fork.unit(), fork.measured()),
          Map.of(),
          notes);
    } catch (RunnerException e) {
      String why = Secrets.mask(String.valueOf(e.getMessage()));
      log.println(why);
      throw new ForkFailedException(why);
    }
  }

  private Work work(RowId row) {
    return plan.rows().stream()
        .filter(planned -> planned.row().equals(row))
        .map(PlannedRow::id)
        .flatMap(label -> Work.of(label).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no runner measures " + row));
  }

  /** Where JMH has a JVM stands what ran; there is no JMH. */
  private static Setup setup(Peer peer, Times times) {
    return new Setup(
        null,
        peer.program(),
        List.of(),
        peer.version(),
        peer.runtime(),
        peer.version(),
        times.warmupIterations(),
        seconds(times.warmupSeconds()),
        1,
        times.iterations(),
        seconds(times.iterationSeconds()),
        1);
  }

  private static String seconds(double seconds) {
    return Math.round(seconds * 1e3) + " ms";
  }

  @Override
  public void close() {
    if (files != null) {
      files.close();
    }
  }
}
