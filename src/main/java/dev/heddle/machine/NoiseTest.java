package dev.heddle.machine;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.HiddenFlags;
import dev.heddle.jvm.Jvm;
import dev.heddle.jvm.OutputTail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the same work took in several JVMs, one after the other, each on all processors at once.
 *
 * @param nanos what a piece of the work took in each JVM, in the mean
 * @param still the share of all time in which a piece was interrupted, from 0 to 1
 */
public record NoiseTest(List<Double> nanos, double still) {

  /** What a JVM may take beyond the time that it is to compute, on a machine that is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long LAST_WORDS_MILLIS = 500;

  /** What a JVM takes to start and to end, about. */
  private static final long START_MILLIS = 150;

  /** Copies the list; one JVM alone differs from none. */
  public NoiseTest {
    requireSeveral(nanos.size());
    nanos = List.copyOf(nanos);
  }

  /**
   * Makes the test.
   *
   * @param jvms how many, one after the other; 2 or more
   * @param time about how long all of it may take
   * @throws IOException where a JVM does not start, or does not do its work
   */
  public static NoiseTest of(int jvms, Duration time) throws IOException, InterruptedException {
    requireSeveral(jvms);
    long each = Math.max(2, time.toMillis() / jvms - START_MILLIS);
    List<Double> nanos = new ArrayList<>();
    double still = 0;
    for (int i = 0; i < jvms; i++) {
      String[] words = told(each / 3, each - each / 3).split(" ", -1);
      nanos.add(Double.parseDouble(words[0]));
      still += Double.parseDouble(words[1]) / jvms;
    }
    return new NoiseTest(nanos, still);
  }

  private static void requireSeveral(int jvms) {
    if (jvms < 2) {
      throw new IllegalArgumentException(MachineWords.noSpread(jvms));
    }
  }

  /** The standard deviation of their logarithms: by what share they differ. */
  public double spread() {
    double mean = nanos.stream().mapToDouble(Math::log).average().orElse(0);
    double squares = nanos.stream().mapToDouble(each -> Math.pow(Math.log(each) - mean, 2)).sum();
    return Math.sqrt(squares / (nanos.size() - 1));
  }

  private static String told(long warmup, long measured) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(HiddenFlags.smallestCollector());
    command.addAll(List.of("-Xmx64m", "-cp", Jvm.ownClassPath()));
    command.add(NoiseLoop.class.getName());
    command.add(String.valueOf(Runtime.getRuntime().availableProcessors()));
    command.add(String.valueOf(warmup));
    command.add(String.valueOf(measured));
    Duration limit = PATIENCE.plusMillis(warmup + measured);
    try (Child child = Child.start(new ProcessBuilder(command))) {
      OutputTail errors = child.keepErrors("heddle-noise-errors");
      CompletableFuture<String> told =
          child.read(output -> new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
      String words = told.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      boolean ended = child.await(PATIENCE);
      if (!ended || child.exitCode() != 0 || !words.matches("[0-9.E]+ [-0-9.E]+")) {
        errors.awaitEnd(LAST_WORDS_MILLIS);
        throw unfit(
            ended ? MachineWords.ended(child.exitCode()) : MachineWords.DID_NOT_END,
            errors.text().isEmpty() ? words : errors.text());
      }
      return words;
    } catch (ExecutionException e) {
      throw new IOException(MachineWords.unreadable(String.valueOf(e.getCause())), e);
    } catch (TimeoutException e) {
      throw new IOException(MachineWords.noAnswer(limit), e);
    }
  }

  /** One line, whatever a JVM printed. */
  static IOException unfit(String how, String printed) {
    String first = printed.lines().findFirst().orElse("");
    return new IOException(MachineWords.unfit(how, first));
  }
}
