package dev.heddle.cluster;

import dev.heddle.execution.ModelProvider;
import dev.heddle.execution.ModelProviderException;
import dev.heddle.execution.ProvidedModel;

/** Brings the model {@code cluster}. */
public final class ClusterProvider implements ModelProvider {

  private static final String ENGINE = "com.hazelcast.core.Hazelcast";

  /**
   * The model with its usual options.
   *
   * @throws ModelProviderException if the engine is not on the class path
   */
  @Override
  public ProvidedModel model() {
    requireEngine();
    return new ClusterModel();
  }

  static void requireEngine() {
    try {
      Class<?> _ = Class.forName(ENGINE, false, ClusterProvider.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new ModelProviderException(ClusterWords.NO_ENGINE);
    }
  }
}
