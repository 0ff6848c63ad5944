package dev.heddle.cluster;

import dev.heddle.execution.ModelProvider;
import dev.heddle.execution.ModelProviderException;
import dev.heddle.execution.ProvidedModel;

/** Brings the control {@code cluster-bare}. */
public final class BareClusterProvider implements ModelProvider {

  /**
   * The control with its usual options.
   *
   * @throws ModelProviderException if the engine is not on the class path
   */
  @Override
  public ProvidedModel model() {
    ClusterProvider.requireEngine();
    return new BareClusterModel();
  }
}
