package dev.heddle.cluster;

import dev.heddle.execution.OpenRequest;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/** The cluster with its usual options or others, to be tried by a method. */
public final class OpenedCluster {

  private OpenedCluster() {}

  /** That of a lite member. */
  public static ExecutorService usual(int workers) throws IOException {
    return new ClusterModel().open(OpenRequest.of(workers)).executor();
  }

  /** That of a client. */
  public static ExecutorService client(int workers) throws IOException {
    return new ClusterModel(2, "client", "none", "heddle").open(OpenRequest.of(workers)).executor();
  }
}
