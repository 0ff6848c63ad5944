package dev.heddle.execution;

import dev.heddle.id.UnknownIdException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A way to run tasks, as a person writes it: {@code fixed-pool}, {@code
 * process-pool[payload-limit=1MiB]}. Equal models have equal ids.
 */
public sealed interface ExecutionModel
    permits SequentialModel,
        PlatformThreadsModel,
        FixedPoolModel,
        WorkStealingModel,
        VirtualThreadsModel,
        ProcessPerTaskModel,
        ProcessPoolModel,
        BareModel,
        IndependentModel,
        LimitModel,
        ProvidedModel {

  /** The most workers of a model that starts a JVM for each. */
  int MOST_JVMS = 256;

  /** The word that a person types, without options. */
  String name();

  /** What it is, in one sentence. */
  String description();

  /** What of it can be set, and is set here, in the order in which it is written. */
  default List<ModelOption> options() {
    return List.of();
  }

  /** What is known of it before it opens, as its options are. */
  default Set<Trait> traits() {
    return Set.of();
  }

  /**
   * Starts its workers, as far as they are not started for each task.
   *
   * @throws IOException if a worker cannot be started
   */
  Workforce open(OpenRequest request) throws IOException;

  /** The one way to write this model: its name, then the options that are not as usual. */
  default String id() {
    return ModelText.write(this);
  }

  /** Whether it has that trait. */
  default boolean has(Trait trait) {
    return traits().contains(trait);
  }

  /** The most workers that can be asked for. */
  default int mostWorkers() {
    return has(Trait.CROSSES_PROCESSES) ? MOST_JVMS : OpenRequest.MOST_WORKERS;
  }

  /**
   * How many processes {@code workers} workers are in; 0 where they are in this one, or each task
   * has its own.
   *
   * @throws IllegalArgumentException if they cannot be so many
   */
  default int processes(int workers) {
    return has(Trait.KEEPS_PROCESSES) ? workers : 0;
  }

  /**
   * Reads a model.
   *
   * @throws UnknownIdException if there is no such model, option or value
   * @throws ModelProviderException if it is none of Heddle's own, and those of other jars cannot be
   *     had
   * @throws IllegalArgumentException if {@code text} is written wrongly otherwise
   */
  static ExecutionModel of(String text) {
    return ModelText.read(text, ProvidedModels::onClassPath);
  }

  /** Reads models that are separated by commas; commas in brackets separate options. */
  static List<ExecutionModel> listOf(String text) {
    return cut(text).stream().map(ExecutionModel::of).toList();
  }

  /** The texts of models that are separated by commas. */
  static List<String> cut(String text) {
    return ModelText.cut(text);
  }

  /**
   * All that there are, with their usual options: Heddle's own, then those of other jars.
   *
   * @throws ModelProviderException if one of the others cannot be had
   */
  static List<ExecutionModel> all() {
    return Stream.concat(builtIn().stream(), ProvidedModels.onClassPath().stream()).toList();
  }

  /** Heddle's own, with their usual options, the controls last. */
  static List<ExecutionModel> builtIn() {
    return List.of(
        new SequentialModel(),
        new PlatformThreadsModel(),
        new FixedPoolModel(),
        new WorkStealingModel(),
        new VirtualThreadsModel(),
        new ProcessPerTaskModel(),
        new ProcessPoolModel(),
        new BareModel(),
        new IndependentModel(),
        new LimitModel());
  }
}
