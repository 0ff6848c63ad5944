package dev.heddle.execution;

import java.util.Set;

/** Threads with as little as can be between them and the tasks: what the machine does at best. */
public record LimitModel() implements ExecutionModel {

  @Override
  public String name() {
    return "limit";
  }

  @Override
  public String description() {
    return "Control: the caller and further threads that take the tasks from a counter: what this"
        + " machine does at best.";
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.CONTROL);
  }

  @Override
  public Workforce open(OpenRequest request) {
    return CounterWorkforce.open(request.workers());
  }
}
