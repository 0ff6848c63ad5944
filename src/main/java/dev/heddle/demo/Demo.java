package dev.heddle.demo;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelKind;
import dev.heddle.execution.Workforce;
import dev.heddle.shared.BrokenChannelException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The examples that there are, by the id that a person types. */
public enum Demo {
  PROCESS_INFO(
      "process-info",
      "Which process is a task in, and whose child is that?",
      ModelKind.PROCESS_POOL,
      new ProcessInfo()),
  THREAD_INFO(
      "thread-info",
      "Which thread is a task in, and what is its name?",
      ModelKind.PLATFORM_THREADS,
      new ThreadInfo()),
  MAP(
      "map",
      "A tree of Heddle's processes on this machine, their threads and what they share (Linux).",
      ModelKind.PROCESS_POOL,
      new SystemMap()),
  SQUARES(
      "squares",
      "Do two workers really compute at the same time?",
      ModelKind.PLATFORM_THREADS,
      new Squares()),
  FETCH(
      "fetch",
      "How much sooner do three workers have five pages of a slow site?",
      ModelKind.FIXED_POOL,
      new Fetch()),
  LOCK(
      "lock",
      "Five deposits at once: what does a lock do, and what happens without?",
      ModelKind.PLATFORM_THREADS,
      new FiveDeposits()),
  BANK(
      "bank",
      "Deposits and withdrawals at random with one lock: does the balance agree?",
      ModelKind.PLATFORM_THREADS,
      new Bank()),
  ISOLATION(
      "isolation",
      "Whose balance is it that a process changes, when all have the lock but not the memory?",
      ModelKind.PROCESS_POOL,
      new Isolation()),
  QUEUE(
      "queue",
      "Numbers from one worker to another, in order, with an end.",
      ModelKind.PLATFORM_THREADS,
      new InOrder()),
  QUEUE_RACE(
      "queue-race",
      "Why 'while the queue is not empty' is no way to wait: how often it stops too early.",
      ModelKind.PLATFORM_THREADS,
      new QueueRace()),
  POOL(
      "pool",
      "Five tasks that sleep on three workers: in which rounds, and in what order?",
      ModelKind.FIXED_POOL,
      new SleepingPool()),
  QUEUE_POOL(
      "queue-pool",
      "A queue given to the tasks of a pool that runs already, of processes too.",
      ModelKind.PROCESS_POOL,
      new QueueInPool()),
  PRODUCERS_CONSUMERS(
      "producers-consumers",
      "Two producers, two consumers, one queue: does each item come once, and in order?",
      ModelKind.FIXED_POOL,
      new ProducersConsumers()),
  PIPELINE(
      "pipeline",
      "Three stages: numbers are made, squared and collected, all at the same time.",
      ModelKind.PLATFORM_THREADS,
      Pipeline.of(Step.SQUARE)),
  PIPELINE_4(
      "pipeline-4",
      "Four stages: numbers are made, doubled, increased by 3 and collected.",
      ModelKind.PROCESS_POOL,
      Pipeline.of(Step.TIMES_2, Step.PLUS_3));

  private final String id;
  private final String description;
  private final ModelKind usual;

  @SuppressWarnings("ImmutableEnumChecker") // no scene has anything that changes
  private final Scene scene;

  Demo(String id, String description, ModelKind usual, Scene scene) {
    this.id = id;
    this.description = description;
    this.usual = usual;
    this.scene = scene;
  }

  /** The demo called {@code id}, if there is one. */
  public static Optional<Demo> of(String id) {
    return Arrays.stream(values()).filter(demo -> demo.id.equals(id)).findFirst();
  }

  /** The ids of all demos. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Demo::id).toList();
  }

  /** The word that a person types. */
  public String id() {
    return id;
  }

  /** What it is about, in one sentence. */
  public String description() {
    return description;
  }

  /** The model that it plays on unless told otherwise. */
  public ExecutionModel usualModel() {
    return ExecutionModel.of(usual.id());
  }

  /** The kinds of model that it can play on, on this system. */
  public List<ModelKind> models() {
    return Arrays.stream(ModelKind.values()).filter(kind -> refusal(kind).isEmpty()).toList();
  }

  /** Why it cannot play on a kind of model; empty where it can. */
  public Optional<String> refusal(ModelKind kind) {
    if (!scene.missing().isEmpty()) {
      return Optional.of(scene.missing());
    }
    return switch (kind) {
      case BARE, INDEPENDENT ->
          Optional.of("it is a control for measurements, which runs tasks without an executor");
      case SEQUENTIAL ->
          scene.needsAllAtOnce()
              ? Optional.of("its tasks wait for each other, and this runs one after the other")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * Plays it, in about a second.
   *
   * @param model of a kind without a {@linkplain #refusal refusal}
   * @param audience is told each event when it happens, in order, by another thread
   * @throws DemoException if it does not come to its end
   */
  public Story play(ExecutionModel model, Consumer<Event> audience) throws DemoException {
    try (Workforce workforce = model.open(scene.workers(), List.of())) {
      return play(model, workforce, audience);
    } catch (IOException e) {
      throw failed(model, e);
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
      if (model.kind().keepsProcesses()) {
        Rehearsal.of(model, workforce, scene.workers());
      }
      try (Stage stage = Stage.open(model, workforce, audience)) {
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
        "demo %s on %s: did not come to its end (%s); play it again".formatted(id, model, why),
        why);
  }
}
