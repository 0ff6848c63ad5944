package dev.heddle.execution;

import java.util.List;
import java.util.Set;

/** The caller as a worker. */
public record SequentialModel() implements ExecutionModel {

  @Override
  public String name() {
    return "sequential";
  }

  @Override
  public String description() {
    return "The caller runs the tasks itself, one after the other.";
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.ONE_AT_A_TIME);
  }

  @Override
  public Workforce open(OpenRequest request) {
    return new ExecutorWorkforce(
        new CallerExecutor(), List.of(Worker.caller(ModelWords.CALLER_OF_AN_EXECUTOR)));
  }
}
