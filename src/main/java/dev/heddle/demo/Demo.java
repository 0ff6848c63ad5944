package dev.heddle.demo;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.FixedPoolModel;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.PlatformThreadsModel;
import dev.heddle.execution.ProcessPoolModel;
import dev.heddle.execution.ProvidedModel;
import dev.heddle.execution.Trait;
import dev.heddle.execution.Workforce;
import dev.heddle.id.Identified;
import dev.heddle.shared.BrokenChannelException;
import dev.heddle.workload.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The examples that there are, by the id that a person types. */
public enum Demo implements Identified {
  PROCESS_INFO(
      "process-info",
      "Which process is a task in, and whose child is that?",
      new ProcessPoolModel(),
      new ProcessInfo()),
  THREAD_INFO(
      "thread-info",
      "Which thread is a task in, and what is its name?",
      new PlatformThreadsModel(),
      new ThreadInfo()),
  MAP(
      "map",
      "A tree of Heddle's processes on this machine, their threads and what they share (Linux).",
      new ProcessPoolModel(),
      new SystemMap()),
  SQUARES(
      "squares",
      "Do two workers really compute at the same time?",
      new PlatformThreadsModel(),
      new Squares()),
  FETCH(
      "fetch",
      "How much sooner do three workers have five pages of a slow site?",
      new FixedPoolModel(),
      new Fetch()),
  LOCK(
      "lock",
      "Five deposits at once: what does a lock do, and what happens without?",
      new PlatformThreadsModel(),
      new FiveDeposits()),
  BANK(
      "bank",
      "Deposits and withdrawals at random with one lock: does the balance agree?",
      new PlatformThreadsModel(),
      new BankDemo()),
  ISOLATION(
      "isolation",
      "Whose balance is it that a process changes, when all have the lock but not the memory?",
      new ProcessPoolModel(),
      new Isolation()),
  QUEUE(
      "queue",
      "Numbers from one worker to another, in order, with an end.",
      new PlatformThreadsModel(),
      new InOrder()),
  QUEUE_RACE(
      "queue-race",
      "Why 'while the queue is not empty' is no way to wait: how often it stops too early.",
      new PlatformThreadsModel(),
      new QueueRace()),
  POOL(
      "pool",
      "Five tasks that sleep on three workers: in which rounds, and in what order?",
      new FixedPoolModel(),
      new SleepingPool()),
  QUEUE_POOL(
      "queue-pool",
      "A queue given to the tasks of a pool that runs already, of processes too.",
      new ProcessPoolModel(),
      new QueueInPool()),
  PRODUCERS_CONSUMERS(
      "producers-consumers",
      "Two producers, two consumers, one queue: does each item come once, and in order?",
      new FixedPoolModel(),
      new ProducersConsumers()),
  PIPELINE(
      "pipeline",
      "Three stages: numbers are made, squared and collected, all at the same time.",
      new PlatformThreadsModel(),
      PipelineDemo.of(Step.SQUARE)),
  PIPELINE_4(
      "pipeline-4",
      "Four stages: numbers are made, doubled, increased by 3 and collected.",
      new ProcessPoolModel(),
      PipelineDemo.of(Step.TIMES_2, Step.PLUS_3));

  private final String id;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // Heddle's own models are records
  private final ExecutionModel usual;

  @SuppressWarnings("ImmutableEnumChecker") // no scene has anything that changes
  private final Scene scene;

  Demo(String id, String description, ExecutionModel usual, Scene scene) {
    this.id = id;
    this.description = description;
    this.usual = usual;
    this.scene = scene;
  }

  /** The ids of all demos. */
  public static List<String> ids() {
    return Identified.ids(Demo.class);
  }

  @Override
  public String id() {
    return id;
  }

  /** What it is about, in one sentence. */
  public String description() {
    return description;
  }

  /** The model that it plays on unless told otherwise. */
  public ExecutionModel usualModel() {
    return usual;
  }

  /** The models that it can play on, on this system. */
  public List<ExecutionModel> models() {
    return ExecutionModel.all().stream().filter(model -> refusal(model).isEmpty()).toList();
  }

  /** Why it cannot play on a model; empty where it can. */
  public Optional<String> refusal(ExecutionModel model) {
    if (!scene.missing().isEmpty()) {
      return Optional.of(scene.missing());
    }
    if (model.has(Trait.CONTROL)) {
      return Optional.of("it is a control for measurements, which runs tasks without an executor");
    }
    if (model.has(Trait.CROSSES_MACHINES)) {
      return Optional.of("its tasks share memory, and this has workers on other machines");
    }
    if (model instanceof ProcessPoolModel pool && pool.threads() > 1) {
      return Optional.of("it is told of processes with a task each; write process-pool");
    }
    if (model.has(Trait.ONE_AT_A_TIME) && scene.needsAllAtOnce()) {
      return Optional.of("its tasks wait for each other, and this runs one after the other");
    }
    return Optional.empty();
  }

  /**
   * Plays it, in about a second.
   *
   * @param model one without a {@linkplain #refusal refusal}
   * @param audience is told each event when it happens, in order, by another thread
   * @throws DemoException if it does not come to its end
   */
  public Story play(ExecutionModel model, Consumer<Event> audience) throws DemoException {
    try (Workforce workforce = open(model)) {
      return play(model, workforce, audience);
    } catch (IOException e) {
      throw failed(model, e);
    }
  }

  private Workforce open(ExecutionModel model) throws IOException, DemoException {
    try {
      return model.open(OpenRequest.of(scene.workers()));
    } catch (RuntimeException | LinkageError e) {
      if (model instanceof ProvidedModel) {
        // no bug of ours
        throw failed(model, e);
      }
      throw e;
    }
  }

  /** How many workers it needs. */
  int workers() {
    return scene.workers();
  }

  /** Plays it on workers that are there, as many as it needs or more. */
  Story play(ExecutionModel model, Workforce workforce, Consumer<Event> audience)
      throws DemoException {
    try {
      if (model.has(Trait.KEEPS_PROCESSES)) {
        WarmUpTask.of(model, workforce, scene.workers());
      }
      try (DemoStage stage = DemoStage.open(model, workforce, audience)) {
        scene.play(stage);
        List<Event> events = stage.end();
        long pid = ProcessHandle.current().pid();
        return new Story(id, model.id(), pid, events, scene.moral(new Events(events)));
      }
    } catch (ExecutionException e) {
      throw failed(model, e.getCause() == null ? e : e.getCause());
    } catch (IOException | TimeoutException | BrokenChannelException e) {
      throw failed(model, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(model, e);
    }
  }

  private DemoException failed(ExecutionModel model, Throwable why) {
    return new DemoException(
        "demo %s on %s: did not come to its end (%s); play it again".formatted(id, model.id(), why),
        why);
  }
}
