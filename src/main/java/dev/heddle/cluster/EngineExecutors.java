package dev.heddle.cluster;

import dev.heddle.execution.OpenRequest;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/**
 * The executor of the engine as it comes, with nothing of ours between it and the caller, for
 * {@code heddle promises --executor dev.heddle.cluster.EngineExecutors::lite}: what it promises by
 * itself. Its members have as many threads together as there are workers, and end with this JVM.
 */
public final class EngineExecutors {

  private static final int MEMBERS = 2;

  private EngineExecutors() {}

  /** That of a lite member, at two members. */
  public static ExecutorService lite(int workers) throws IOException {
    return opened(workers, CallerKind.LITE);
  }

  /** That of a client, at two members. */
  public static ExecutorService client(int workers) throws IOException {
    return opened(workers, CallerKind.CLIENT);
  }

  private static ExecutorService opened(int workers, CallerKind kind) throws IOException {
    OpenRequest any = MemberConfig.ofAnyClass(OpenRequest.of(workers));
    return StartedMembers.start(any, Math.min(MEMBERS, workers), kind)
        .caller()
        .getExecutorService(MemberConfig.PLAIN);
  }
}
