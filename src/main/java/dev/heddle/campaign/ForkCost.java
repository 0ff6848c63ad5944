package dev.heddle.campaign;

import dev.heddle.execution.Trait;
import dev.heddle.fork.Params;
import dev.heddle.result.RowId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * About how long a fork of a row takes, from its start to its end, on a machine that has nothing
 * else to do.
 *
 * <p>The constants are those of the forks in {@code results/reference} (two processors, JDK
 * 25.0.3): what each took in all, without its iterations.
 *
 * @param start of the JVM, of JMH in it and of what the benchmark needs before it begins
 * @param warming of worker JVMs that stay, at the most; 0 where there are none
 * @param operation the least that an operation takes; 0 where nothing is known of it
 */
record ForkCost(double start, double warming, double operation) {

  /** A JVM with JMH in it that measures in its own threads. */
  private static final double JMH = 0.35;

  /** The local web site. */
  private static final double SITE = 0.2;

  /** What is measured itself, over and over, until the way to worker JVMs is compiled. */
  private static final double WARMING = 0.9;

  /** Processor time of a worker JVM from its start to the first result. */
  private static final double WORKER = 0.2;

  private static final double NUMBER = 0.4e-9;
  private static final double ANSWER = 1e-3;

  static ForkCost of(RowId row, boolean ofJar) {
    Map<String, String> params = row.params();
    Set<Trait> traits = Rows.traits(row);
    int processors = Runtime.getRuntime().availableProcessors();
    double workers =
        traits.contains(Trait.ONE_AT_A_TIME) ? 1 : number(params.get(Params.WORKERS), processors);
    double parallel = Math.min(workers, processors);
    boolean keeps =
        traits.contains(Trait.KEEPS_PROCESSES)
            || row.benchmark().endsWith("Processes")
            || row.benchmark().endsWith(".processes");
    double start =
        // JMH's own JVM starts the fork of a jar
        (ofJar ? 2 * JMH : JMH)
            + (params.containsKey("urls") ? SITE : 0)
            + (keeps ? workers * WORKER / processors : 0);
    return new ForkCost(start, keeps ? WARMING : 0, operation(params, traits, workers, parallel));
  }

  private static double operation(
      Map<String, String> params, Set<Trait> traits, double workers, double parallel) {
    if (params.getOrDefault(Params.WORKER, "").startsWith("jvm")) {
      return WORKER;
    }
    double tasks = number(params.getOrDefault("tasks", params.get("files")), 1);
    double urls = number(params.get("urls"), 0);
    double afresh =
        traits.contains(Trait.STARTS_AFRESH) ? Math.max(tasks, urls) * WORKER / parallel : 0;
    double turns = Math.ceil(tasks / workers);
    return afresh
        + number(params.get("n"), 0) * NUMBER / parallel
        + Math.ceil(urls / workers) * (seconds(params.get("latency")) + ANSWER) * (urls > 0 ? 1 : 0)
        + turns * seconds(params.get("sleep"));
  }

  /** The whole fork with so many iterations of warm-up and of measuring. */
  double seconds(int warmups, double warmupSeconds, int iterations, double iterationSeconds) {
    return start
        + Math.min(warming, warmups * warmupSeconds + iterations * iterationSeconds)
        + warmups * whole(warmupSeconds)
        + iterations * whole(iterationSeconds);
  }

  /** An iteration ends with the operation that is at work when its time is over. */
  private double whole(double seconds) {
    return operation >= seconds ? operation : seconds + operation / 2;
  }

  private static double number(@Nullable String text, double otherwise) {
    return text != null && text.matches("\\d{1,12}") ? Double.parseDouble(text) : otherwise;
  }

  private static double seconds(@Nullable String text) {
    // the benchmark says what is wrong with it
    return text == null ? 0 : Durations.seconds(text).orElse(0);
  }
}
