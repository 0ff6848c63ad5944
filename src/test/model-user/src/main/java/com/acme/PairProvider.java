package com.acme;

import dev.heddle.execution.ModelProvider;
import dev.heddle.execution.ProvidedModel;

/** Brings the model. */
public final class PairProvider implements ModelProvider {

  @Override
  public ProvidedModel model() {
    return new PairModel();
  }
}
