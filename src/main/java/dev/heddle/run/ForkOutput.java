package dev.heddle.run;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What JMH says while it runs a fork: goes to the log, and here what JMH forgets is kept, which is
 * the warm-up and the fork's last words.
 */
final class ForkOutput implements OutputFormat {

  private static final int LAST_WORDS = 40;

  /** What a fork may print into the log. */
  static final long MOST_BYTES = 16 << 20;

  /** Not true of a run, which holds the lock itself. */
  static final String ABOUT_THE_LOCK = "# WARNING: JMH lock is ignored";

  private final OutputFormat log;
  private final IterationListener listener;
  private final List<Double> warmup = new ArrayList<>();
  private final LastLines lastWords = new LastLines(LAST_WORDS);
  private long bytes;

  ForkOutput(PrintStream log, IterationListener listener) {
    this.listener = listener;
    this.log = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
  }

  /** The scores of the warm-up iterations. */
  synchronized List<Double> warmup() {
    return List.copyOf(warmup);
  }

  /** The last lines that JMH and the fork printed. */
  List<String> lastWords() {
    return lastWords.all();
  }

  @Override
  public void iterationResult(
      BenchmarkParams params, IterationParams iterations, int number, IterationResult data) {
    if (iterations.getType() == IterationType.WARMUP) {
      synchronized (this) {
        warmup.add(data.getPrimaryResult().getScore());
      }
    }
    listener.ended(
        iterations.getType() == IterationType.MEASUREMENT,
        data.getMetadata() == null ? 0 : data.getMetadata().getAllOps());
    log.iterationResult(params, iterations, number, data);
  }

  @Override
  public void println(String line) {
    if (!line.startsWith(ABOUT_THE_LOCK)) {
      lastWords.add(line);
      log.println(line);
    }
  }

  @Override
  public void iteration(BenchmarkParams params, IterationParams iterations, int number) {
    log.iteration(params, iterations, number);
  }

  @Override
  public void startBenchmark(BenchmarkParams params) {
    log.startBenchmark(params);
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    log.endBenchmark(result);
  }

  @Override
  public void startRun() {
    log.startRun();
  }

  @Override
  public void endRun(Collection<RunResult> results) {
    // JMH's own table of one fork would only fill the log
  }

  @Override
  public void print(String text) {
    if (fits(text.length())) {
      log.print(text);
    }
  }

  @Override
  public void verbosePrintln(String line) {
    log.verbosePrintln(line);
  }

  @Override
  public void write(int b) {
    if (fits(1)) {
      log.write(b);
    }
  }

  @Override
  public void write(byte[] more) throws IOException {
    if (fits(more.length)) {
      log.write(more);
    }
  }

  /** Whether so much more goes into the log, where a last line says what does not. */
  private synchronized boolean fits(int more) {
    boolean fitted = bytes <= MOST_BYTES;
    bytes += more;
    if (fitted && bytes > MOST_BYTES) {
      log.println(RunWords.printsMoreThanIsKept(MOST_BYTES));
    }
    return bytes <= MOST_BYTES;
  }

  /** Whether the fork has printed more than is kept. */
  synchronized boolean isCut() {
    return bytes > MOST_BYTES;
  }

  @Override
  public void flush() {
    log.flush();
  }

  @Override
  public void close() {
    log.flush();
  }
}
