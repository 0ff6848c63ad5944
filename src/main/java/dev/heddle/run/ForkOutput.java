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

  /** Not true of a run, which holds the lock itself. */
  static final String ABOUT_THE_LOCK = "# WARNING: JMH lock is ignored";

  private final OutputFormat log;
  private final List<Double> warmup = new ArrayList<>();
  private final LastLines lastWords = new LastLines(LAST_WORDS);

  ForkOutput(PrintStream log) {
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
    log.print(text);
  }

  @Override
  public void verbosePrintln(String line) {
    log.verbosePrintln(line);
  }

  @Override
  public void write(int b) {
    log.write(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    log.write(bytes);
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
