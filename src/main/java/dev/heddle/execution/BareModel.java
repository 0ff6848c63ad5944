package dev.heddle.execution;

import java.util.Set;

/** The caller without an executor: what the tasks themselves take. */
public record BareModel() implements ExecutionModel {

  @Override
  public String name() {
    return "bare";
  }

  @Override
  public String description() {
    return "Control: a loop over the tasks without any executor.";
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.CONTROL, Trait.ONE_AT_A_TIME);
  }

  @Override
  public Workforce open(OpenRequest request) {
    return new BareLoop();
  }
}
