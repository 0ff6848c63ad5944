package com.acme;

import dev.heddle.cluster.ClusterModel;
import dev.heddle.execution.ModelOption;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.ProvidedModel;
import dev.heddle.execution.Trait;
import dev.heddle.execution.Workforce;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A cluster under a name of its own, as another jar has it. */
public record PairModel() implements ProvidedModel {

  private static final ClusterModel CLUSTER = new ClusterModel();

  @Override
  public String name() {
    return "pair";
  }

  @Override
  public String description() {
    return "A cluster of Acme's.";
  }

  @Override
  public List<ModelOption> options() {
    return List.of();
  }

  @Override
  public Set<Trait> traits() {
    return CLUSTER.traits();
  }

  @Override
  public int processes(int workers) {
    return CLUSTER.processes(workers);
  }

  @Override
  public Workforce open(OpenRequest request) throws IOException {
    return CLUSTER.open(request);
  }
}
