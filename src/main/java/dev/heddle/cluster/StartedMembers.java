package dev.heddle.cluster;

import com.hazelcast.client.Client;
import com.hazelcast.client.HazelcastClient;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.heddle.execution.OpenRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Members that were started on this machine side by side and have all joined, and who calls them.
 *
 * @param cluster its name, which no other cluster has
 * @param members in the order in which they were started
 * @param caller what this JVM is to them
 */
record StartedMembers(String cluster, List<MemberJvm> members, HazelcastInstance caller) {

  /** Kept, since a logger that nobody refers to forgets its level. */
  private static final Logger ENGINE_LOG = Logger.getLogger("com.hazelcast");

  /** So often all of them are started: under load one may be too late for the others. */
  private static final int ATTEMPTS = 2;

  private static final long LOOK_MILLIS = 10;
  private static final long JOIN_MILLIS = 20_000;

  /** What may fail and go better the next time. */
  interface Attempt<T> {
    T once() throws IOException;
  }

  /**
   * Starts so many, and all of them a second time where one does not come.
   *
   * @throws IOException where that does not help either
   */
  static StartedMembers start(OpenRequest request, int count, CallerKind kind) throws IOException {
    hush();
    return repeated(() -> startOnce(request, count, kind));
  }

  /** What comes of an attempt, or of a second one where the first fails. */
  static <T> T repeated(Attempt<T> attempted) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempted.once();
      } catch (IOException e) {
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  /** Has the engine print nothing: what goes wrong is told by us. */
  static void hush() {
    ENGINE_LOG.setLevel(Level.OFF);
  }

  private static StartedMembers startOnce(OpenRequest request, int count, CallerKind kind)
      throws IOException {
    String cluster = newName();
    List<MemberJvm> started = new ArrayList<>();
    HazelcastInstance caller = null;
    boolean whole = false;
    try {
      for (int i = 0; i < count; i++) {
        int threads = LocalCluster.threads(request.workers(), count, i);
        started.add(MemberJvm.start(request, cluster, count, threads));
      }
      MemberJvm first = started.getFirst();
      first.join(MemberMain.NOBODY);
      first.awaitReady();
      for (MemberJvm other : started.subList(1, count)) {
        other.join(first.address());
      }
      caller = joined(cluster, List.of(first.address()), kind);
      for (MemberJvm member : started) {
        member.awaitReady();
        awaitSeen(member, caller);
      }
      whole = true;
      return new StartedMembers(cluster, List.copyOf(started), caller);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(ClusterWords.notJoined(e.toString()), e);
    } finally {
      if (!whole) {
        end(started, caller);
      }
    }
  }

  private static String newName() {
    byte[] random = new byte[8];
    ThreadLocalRandom.current().nextBytes(random);
    return "heddle-" + HexFormat.of().formatHex(random);
  }

  /** Joins a cluster, whoever started it. */
  static HazelcastInstance joined(String cluster, List<String> addresses, CallerKind kind)
      throws IOException {
    try {
      return switch (kind) {
        case LITE, MEMBER ->
            Hazelcast.newHazelcastInstance(
                MemberConfig.caller(cluster, addresses.getFirst(), kind == CallerKind.LITE));
        case CLIENT -> HazelcastClient.newHazelcastClient(MemberConfig.client(cluster, addresses));
      };
    } catch (IllegalStateException e) {
      throw new IOException(ClusterWords.notJoined(String.valueOf(e.getMessage())), e);
    }
  }

  /** Waits until {@code caller} knows a member that is ready, and reaches it by itself. */
  static void awaitSeen(MemberJvm jvm, HazelcastInstance caller)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + JOIN_MILLIS * 1_000_000;
    Optional<Member> seen = member(caller, jvm.id());
    while (seen.isEmpty()) {
      if (System.nanoTime() - end > 0) {
        throw new IOException(ClusterWords.notJoined(jvm.address()));
      }
      Thread.sleep(LOOK_MILLIS);
      seen = member(caller, jvm.id());
    }
    awaitReached(seen.get(), caller);
  }

  /**
   * Waits until {@code caller}, if it is a client, has a connection of its own to {@code member}:
   * it looks each second for members that joined, and until then another one hands its tasks on.
   */
  static void awaitReached(Member member, HazelcastInstance caller)
      throws IOException, InterruptedException {
    if (!(caller.getLocalEndpoint() instanceof Client self)) {
      return;
    }
    long end = System.nanoTime() + JOIN_MILLIS * 1_000_000;
    try {
      while (!caller
          .getExecutorService(MemberConfig.ORDERS)
          .submitToMember(new ReachedTask(self.getUuid()), member)
          .get(JOIN_MILLIS, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - end > 0) {
          throw new TimeoutException();
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw new IOException(ClusterWords.notJoined(String.valueOf(member.getAddress())), e);
    }
  }

  /** The member that the engine calls so, as {@code caller} sees it. */
  static Optional<Member> member(HazelcastInstance caller, String id) {
    return caller.getCluster().getMembers().stream()
        .filter(member -> member.getUuid().toString().equals(id))
        .findFirst();
  }

  /** What they are to whoever deals tasks out. */
  List<Engine.Seat> seats() {
    return members.stream().map(MemberJvm::seat).toList();
  }

  /** Ends them, and the caller. */
  void end() {
    end(members, caller);
  }

  private static void end(List<MemberJvm> members, @Nullable HazelcastInstance caller) {
    members.forEach(MemberJvm::kill);
    members.forEach(MemberJvm::close);
    if (caller != null) {
      caller.getLifecycleService().terminate();
    }
  }
}
