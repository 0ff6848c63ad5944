package dev.heddle.demo;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.execution.Workforce;
import dev.heddle.jvm.OnExit;
import dev.heddle.shared.Channel;
import dev.heddle.shared.ChannelOptions;
import dev.heddle.shared.Sharing;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Where a demo plays: workers of one model, what they share, and somebody who listens to what they
 * tell. Leaves nothing when it is closed, or the JVM ends.
 */
final class DemoStage implements AutoCloseable {

  private final ExecutionModel model;
  private final Workforce workforce;
  private final Sharing sharing;
  private final Narrator teller;
  private final Listener listener;
  private final OnExit atExit;

  private DemoStage(
      ExecutionModel model,
      Workforce workforce,
      Sharing sharing,
      Narrator teller,
      Listener listener) {
    this.model = model;
    this.workforce = workforce;
    this.sharing = sharing;
    this.teller = teller;
    this.listener = listener;
    this.atExit = OnExit.act("heddle-stage-end", this::closeAtExit);
  }

  /**
   * Opens a stage on workers that somebody else closes, and begins to listen.
   *
   * @param audience is told each event when it happens, in order, by another thread
   */
  static DemoStage open(ExecutionModel model, Workforce workforce, Consumer<Event> audience)
      throws IOException {
    Sharing sharing = Sharing.open(model.has(Trait.CROSSES_PROCESSES));
    boolean open = false;
    try {
      Narrator teller = Narrator.open(sharing);
      DemoStage stage =
          new DemoStage(model, workforce, sharing, teller, Listener.at(teller, audience));
      if (stage.atExit.tooLate()) {
        throw new IllegalStateException("this JVM ends");
      }
      open = true;
      return stage;
    } finally {
      if (!open) {
        sharing.close();
      }
    }
  }

  /** By whom everybody tells. */
  Narrator teller() {
    return teller;
  }

  /** Tells something from here. */
  void tell(String act, String text, Map<String, Long> facts)
      throws InterruptedException, TimeoutException {
    teller.tell(act, text, facts);
  }

  /** What the tasks share. */
  Sharing sharing() {
    return sharing;
  }

  /** A channel for a few numbers. */
  Channel<Long> channel(int capacity) throws IOException {
    return sharing.channel(ChannelOptions.of(capacity).forNumbers());
  }

  /** One end of {@code channel}, of which is told. */
  Channel<Long> telling(Channel<Long> channel, Telling telling) {
    return new TellingChannel(teller, channel, telling);
  }

  /** Where {@code parties} tasks wait for each other; none does where only one runs at once. */
  StartLine startLine(int parties) throws IOException {
    return new StartLine(sharing.counter(0), model.has(Trait.ONE_AT_A_TIME) ? 1 : parties);
  }

  /** Gives a task to the workers. */
  <T> Future<T> start(Task<T> task) {
    return workforce.executor().submit(new TellingTask<>(teller, null, task));
  }

  /** Gives a task to the workers that first waits for others. */
  <T> Future<T> start(StartLine startLine, Task<T> task) {
    return workforce.executor().submit(new TellingTask<>(teller, startLine, task));
  }

  /** Gives tasks to the workers and waits for all; the results in order. */
  <T> List<T> all(List<? extends Task<T>> tasks)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<Future<T>> futures = new ArrayList<>();
    for (Task<T> task : tasks) {
      futures.add(start(task));
    }
    return await(futures);
  }

  /** Gives tasks to the workers that begin together, and waits for all; the results in order. */
  <T> List<T> together(List<? extends Task<T>> tasks)
      throws IOException, ExecutionException, InterruptedException, TimeoutException {
    StartLine startLine = startLine(tasks.size());
    List<Future<T>> futures = new ArrayList<>();
    for (Task<T> task : tasks) {
      futures.add(start(startLine, task));
    }
    return await(futures);
  }

  /** Waits for all; the results in order. */
  static <T> List<T> await(List<Future<T>> futures)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(future.get(Narrator.LIMIT.toSeconds(), TimeUnit.SECONDS));
    }
    return results;
  }

  /** Ends the telling; everything that was told, in order. */
  List<Event> end() throws InterruptedException, TimeoutException, ExecutionException {
    teller.ear().close();
    return listener.all();
  }

  @Override
  public void close() throws IOException {
    atExit.close();
    teller.ear().close();
    sharing.close();
  }

  private void closeAtExit() {
    try {
      sharing.close();
    } catch (IOException e) {
      // the next one who shares something removes what is left
    }
  }
}
