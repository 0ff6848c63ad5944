package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.shared.Channel;
import dev.heddle.shared.ChannelOptions;
import dev.heddle.shared.SharedCounter;
import dev.heddle.shared.Sharing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Tasks that wait for each other at channels that end with them: made anew for each time that they
 * run.
 *
 * @param <T> what each results in
 */
final class Relay<T> implements AutoCloseable {

  /** The most items that a channel here holds: a mapped one then takes 32 MiB. */
  private static final int MOST_CAPACITY = 1 << 20;

  /** Longer than any of them waits for another. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Makes the tasks of one time. */
  interface Plan<T> {
    List<? extends Callable<T>> tasks(Fittings fittings) throws IOException;
  }

  /** Where tasks get from what they share. */
  record Fittings(Sharing sharing, ChannelOptions options) {

    List<Channel<Long>> channels(int count) throws IOException {
      List<Channel<Long>> channels = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        channels.add(sharing.channel(options));
      }
      return channels;
    }

    SharedCounter counter(long start) throws IOException {
      return sharing.counter(start);
    }
  }

  private final Contender contender;
  private final boolean acrossProcesses;
  private final ChannelOptions options;
  private final Plan<T> plan;
  private List<? extends Callable<T>> tasks = List.of();
  private Sharing sharing = Sharing.open(false);

  private Relay(
      Contender contender, boolean acrossProcesses, ChannelOptions options, Plan<T> plan) {
    this.contender = contender;
    this.acrossProcesses = acrossProcesses;
    this.options = options;
    this.plan = plan;
  }

  /** Opens the model, and warms it with a {@code small} relay of the same kind. */
  static <T> Relay<T> open(String model, String workers, int capacity, Plan<T> small, Plan<T> plan)
      throws IOException {
    ChannelOptions options = options(capacity);
    boolean crosses = ExecutionModel.of(model).has(Trait.CROSSES_PROCESSES);
    Contender contender = Contender.open(model, workers);
    try {
      Relay<T> warming = new Relay<>(contender, crosses, options, small);
      contender.warmBy(() -> {
        try {
          warming.prepare();
          return warming.run();
        } finally {
          warming.clear();
        }
      });
      return new Relay<>(contender, crosses, options, plan);
    } catch (IOException | RuntimeException e) {
      contender.close();
      throw e;
    }
  }

  /**
   * The options of a channel for so many numbers.
   *
   * @throws IllegalArgumentException if that is out of range
   */
  static ChannelOptions options(int capacity) {
    if (capacity < 1 || capacity > MOST_CAPACITY) {
      throw new IllegalArgumentException(
          "capacity %s: out of range; write 1 to %s".formatted(capacity, MOST_CAPACITY));
    }
    return ChannelOptions.of(capacity).forNumbers();
  }

  /** Makes new channels and the tasks at them. */
  void prepare() throws IOException {
    sharing = Sharing.open(acrossProcesses);
    tasks = plan.tasks(new Fittings(sharing, options));
  }

  /** Runs the tasks, all at once. */
  List<T> run() throws Exception {
    return contender.callAll(tasks, LIMIT);
  }

  /** Removes what {@link #prepare} made. */
  void clear() throws IOException {
    sharing.close();
  }

  @Override
  public void close() throws IOException {
    try (contender) {
      clear();
    }
  }
}
