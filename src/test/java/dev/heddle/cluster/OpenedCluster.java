package dev.heddle.cluster;

import dev.heddle.execution.OpenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** The cluster with its usual options, to be tried by its class. */
public final class OpenedCluster implements Supplier<ExecutorService> {

  private final int workers;

  public OpenedCluster(int workers) {
    this.workers = workers;
  }

  @Override
  public ExecutorService get() {
    try {
      return new ClusterModel().open(OpenRequest.of(workers)).executor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
