package dev.heddle.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import dev.heddle.execution.MemberRequest;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A member that was started by hand, and takes tasks of whoever joins it. */
final class StandingMember {

  /** Kept, since a logger that nobody refers to forgets its level. */
  private static final Logger ENGINE_LOG = Logger.getLogger("com.hazelcast");

  private StandingMember() {}

  static void stand(MemberRequest request, Consumer<String> ready)
      throws IOException, InterruptedException {
    ENGINE_LOG.setLevel(Level.OFF); // what goes wrong is told by us
    HazelcastInstance member;
    try {
      member = Hazelcast.newHazelcastInstance(MemberConfig.standing(request, OwnClasses.digest()));
    } catch (HazelcastException | IllegalStateException | IllegalArgumentException e) {
      throw new IOException(ClusterWords.noMember(request, String.valueOf(e.getMessage())), e);
    }
    try {
      Address address = member.getCluster().getLocalMember().getAddress();
      ready.accept(address.getHost() + ":" + address.getPort());
      new CountDownLatch(1).await();
    } finally {
      member.getLifecycleService().terminate();
    }
  }
}
