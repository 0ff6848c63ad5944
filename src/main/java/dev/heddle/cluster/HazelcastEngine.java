package dev.heddle.cluster;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.core.LifecycleEvent;
import dev.heddle.execution.OpenRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast as what carries tasks: this JVM is a lite member, which keeps no data and runs no task,
 * or a client, and each task goes to one member by name, so that the engine never hands it on to
 * another.
 */
final class HazelcastEngine implements Engine {

  /** Kept, since a logger that nobody refers to forgets its level. */
  private static final Logger ENGINE_LOG = Logger.getLogger("com.hazelcast");

  private static final int MOST_ATTEMPTS = 3;
  private static final long LOOK_MILLIS = 10;
  private static final long JOIN_MILLIS = 20_000;

  private final OpenRequest request;
  private final String cluster;

  /** How many members are ours; 0 where they stand by themselves. */
  private final int count;

  private final Listener listener;
  private final CallerKind kind;

  /** Held where a member joins in place of another, so that two never found two clusters. */
  private final Object joining = new Object();

  private volatile Link link;

  /** By what the engine calls them. */
  private final Map<String, MemberJvm> members = new ConcurrentHashMap<>();

  private final Map<String, Seat> seats = new ConcurrentHashMap<>();
  private volatile boolean ending;

  /** How this JVM reaches the members. */
  private record Link(HazelcastInstance caller, IExecutorService tasks, IExecutorService orders) {
    static Link of(HazelcastInstance caller) {
      return new Link(
          caller,
          caller.getExecutorService(MemberConfig.TASKS),
          caller.getExecutorService(MemberConfig.ORDERS));
    }
  }

  private HazelcastEngine(
      OpenRequest request,
      String cluster,
      int count,
      CallerKind kind,
      Listener listener,
      HazelcastInstance caller) {
    this.request = request;
    this.cluster = cluster;
    this.count = count;
    this.kind = kind;
    this.listener = listener;
    this.link = Link.of(caller);
  }

  /** Starts so many members side by side and joins them. */
  static HazelcastEngine open(OpenRequest request, int count, CallerKind kind, Listener listener)
      throws IOException {
    String cluster = newName();
    return started(
        request,
        cluster,
        count,
        kind,
        (members, caller) -> {
          HazelcastEngine engine =
              new HazelcastEngine(request, cluster, count, kind, listener, caller);
          for (MemberJvm member : members) {
            engine.take(member);
          }
          engine.watch(caller);
          return engine;
        });
  }

  /** A caller of members that end with this JVM, to be used as the engine has it. */
  static HazelcastInstance plain(OpenRequest request, int count, CallerKind kind)
      throws IOException {
    System.setProperty(MemberConfig.ANY_CLASS, "true");
    OpenRequest any = request.withJvmFlags(List.of("-D" + MemberConfig.ANY_CLASS + "=true"));
    return started(any, newName(), count, kind, (_, caller) -> caller);
  }

  /**
   * Joins members that stand, and shares the workers out to them.
   *
   * @throws IOException where there are none, they take too few tasks at once, or are of another
   *     build
   */
  static HazelcastEngine join(
      OpenRequest request, String name, String address, CallerKind kind, Listener listener)
      throws IOException {
    ENGINE_LOG.setLevel(Level.OFF); // what goes wrong is told by us
    HazelcastInstance caller = joined(name, address, kind);
    HazelcastEngine engine = new HazelcastEngine(request, name, 0, kind, listener, caller);
    try {
      List<Member> members =
          caller.getCluster().getMembers().stream()
              .filter(member -> member.getAttribute(MemberConfig.THREADS) != null)
              .toList();
      engine.share(members, address);
      engine.watch(caller);
      return engine;
    } catch (IOException | RuntimeException e) {
      caller.getLifecycleService().terminate();
      throw e;
    }
  }

  private void share(List<Member> members, String address) throws IOException {
    String classes = OwnClasses.digest();
    int[] share = new int[members.size()];
    for (int i = 0; i < share.length; i++) {
      if (!classes.equals(members.get(i).getAttribute(MemberConfig.CLASSES))) {
        throw new IOException(ClusterWords.otherClasses(members.get(i).getAddress().toString()));
      }
    }
    int left = request.workers();
    for (boolean more = true; left > 0 && more; ) {
      more = false;
      for (int i = 0; i < share.length && left > 0; i++) {
        if (share[i] < number(members.get(i), MemberConfig.THREADS)) {
          share[i]++;
          left--;
          more = true;
        }
      }
    }
    if (left > 0) {
      throw new IOException(
          ClusterWords.tooFew(address, request.workers() - left, request.workers()));
    }
    for (int i = 0; i < share.length; i++) {
      if (share[i] > 0) {
        Member member = members.get(i);
        String id = member.getUuid().toString();
        Seat seat = new Seat(id, number(member, MemberConfig.PID), share[i]);
        seats.put(id, seat);
        listener.joined(seat);
      }
    }
  }

  private static int number(Member member, String attribute) {
    return Integer.parseInt(member.getAttribute(attribute));
  }

  private static String newName() {
    byte[] random = new byte[8];
    ThreadLocalRandom.current().nextBytes(random);
    return "heddle-" + HexFormat.of().formatHex(random);
  }

  /** What is made of members that are ready, and of who calls them. */
  private interface Made<T> {
    T of(List<MemberJvm> members, HazelcastInstance caller)
        throws IOException, InterruptedException;
  }

  private static <T> T started(
      OpenRequest request, String cluster, int count, CallerKind kind, Made<T> made)
      throws IOException {
    ENGINE_LOG.setLevel(Level.OFF); // what goes wrong is told by us
    List<MemberJvm> started = new ArrayList<>();
    HazelcastInstance caller = null;
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
      caller = joined(cluster, first.address(), kind);
      for (MemberJvm member : started) {
        member.awaitReady();
      }
      return made.of(started, caller);
    } catch (IOException | RuntimeException | Error e) {
      giveUp(started, caller);
      throw e;
    } catch (InterruptedException e) {
      giveUp(started, caller);
      Thread.currentThread().interrupt();
      throw new IOException(ClusterWords.notJoined(e.toString()), e);
    }
  }

  private static HazelcastInstance joined(String cluster, String address, CallerKind kind)
      throws IOException {
    try {
      return switch (kind) {
        case LITE, MEMBER ->
            Hazelcast.newHazelcastInstance(
                MemberConfig.caller(cluster, address, kind == CallerKind.LITE));
        case CLIENT -> HazelcastClient.newHazelcastClient(MemberConfig.client(cluster, address));
      };
    } catch (IllegalStateException e) {
      throw new IOException(ClusterWords.notJoined(String.valueOf(e.getMessage())), e);
    }
  }

  private static void giveUp(List<MemberJvm> started, @Nullable HazelcastInstance caller) {
    started.forEach(MemberJvm::close);
    if (caller != null) {
      caller.getLifecycleService().terminate();
    }
  }

  /** Takes a member that is ready in. */
  private void take(MemberJvm jvm) throws IOException, InterruptedException {
    long end = System.nanoTime() + JOIN_MILLIS * 1_000_000;
    while (member(jvm.id()).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException(ClusterWords.notJoined(jvm.address()));
      }
      Thread.sleep(LOOK_MILLIS);
    }
    Seat seat = new Seat(jvm.id(), jvm.pid(), jvm.threads());
    members.put(seat.id(), jvm);
    seats.put(seat.id(), seat);
    listener.joined(seat);
    Thread.ofPlatform().daemon().name("heddle-member-" + jvm.pid()).start(() -> watch(jvm, seat));
  }

  private Optional<Member> member(String id) {
    return link.caller().getCluster().getMembers().stream()
        .filter(member -> member.getUuid().toString().equals(id))
        .findFirst();
  }

  /** The system knows sooner than the engine that a process has ended. */
  private void watch(MemberJvm jvm, Seat seat) {
    try {
      int code = jvm.awaitEnd();
      lost(seat, ClusterWords.exited(code));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(HazelcastInstance caller) {
    caller
        .getLifecycleService()
        .addLifecycleListener(event -> {
          if (event.getState() == LifecycleEvent.LifecycleState.CLIENT_DISCONNECTED
              && !ending
              && link.caller().equals(caller)) {
            seats.values().forEach(this::gone);
          }
        });
    caller
        .getCluster()
        .addMembershipListener(
            new MembershipAdapter() {
              @Override
              public void memberRemoved(MembershipEvent event) {
                Seat seat = seats.get(event.getMember().getUuid().toString());
                if (seat != null) {
                  gone(seat);
                }
              }
            });
  }

  private void gone(Seat seat) {
    Thread.ofVirtual()
        .start(() -> lost(seat, ClusterWords.left(MemberConfig.HEARTBEAT_LIMIT_SECONDS)));
  }

  /** Ends what is left of a member, and starts another in its place. */
  private void lost(Seat seat, String why) {
    if (seats.remove(seat.id()) == null) {
      return;
    }
    listener.lost(seat, why);
    MemberJvm jvm = members.remove(seat.id());
    if (jvm != null) {
      jvm.close();
    }
    if (count == 0) {
      if (seats.isEmpty()) {
        listener.nobodyComes(ClusterWords.nobodyLeft(why));
      }
      return;
    }
    if (!ending) {
      Thread.ofPlatform().daemon().name("heddle-member-start").start(() -> replace(seat.threads()));
    }
  }

  private void replace(int threads) {
    String why = "";
    for (int i = 0; i < MOST_ATTEMPTS && !ending; i++) {
      try {
        MemberJvm jvm = MemberJvm.start(request, cluster, count, threads);
        if (starts(jvm)) {
          return;
        }
      } catch (IOException e) {
        why = String.valueOf(e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    listener.nobodyComes(ClusterWords.nobodyLeft(why));
  }

  private boolean starts(MemberJvm jvm) throws IOException, InterruptedException {
    boolean taken = false;
    try {
      synchronized (joining) {
        if (kind == CallerKind.CLIENT) {
          joinForClient(jvm);
        } else {
          Member self = link.caller().getCluster().getLocalMember();
          jvm.join(self.getAddress().getHost() + ":" + self.getAddress().getPort());
          jvm.awaitReady();
        }
        take(jvm);
      }
      taken = true;
    } finally {
      if (!taken || ending) {
        jvm.close();
      }
    }
    return true;
  }

  /** A client is in no cluster: where no member is left, the next one founds another. */
  private void joinForClient(MemberJvm jvm) throws IOException, InterruptedException {
    Optional<MemberJvm> other = members.values().stream().filter(MemberJvm::isAlive).findFirst();
    jvm.join(other.map(MemberJvm::address).orElse(MemberMain.NOBODY));
    jvm.awaitReady();
    if (other.isEmpty()) {
      HazelcastInstance before = link.caller();
      HazelcastInstance caller = joined(cluster, jvm.address(), kind);
      link = Link.of(caller);
      watch(caller);
      before.getLifecycleService().terminate();
    }
  }

  /** The members that there are, in no order. */
  List<Seat> seats() {
    return List.copyOf(seats.values());
  }

  @Override
  public void send(
      Seat seat, long task, byte[] bytes, Consumer<byte[]> answered, Consumer<Throwable> failed) {
    Optional<Member> member = member(seat.id());
    if (member.isEmpty()) {
      failed.accept(new IOException(ClusterWords.left(MemberConfig.HEARTBEAT_LIMIT_SECONDS)));
      return;
    }
    link.tasks()
        .submitToMember(
            new RunTask(task, bytes),
            member.get(),
            new ExecutionCallback<byte[]>() {
              @Override
              public void onResponse(byte[] answer) {
                // to read it is to run code of its classes, which none of the engine's threads does
                Thread.ofVirtual().start(() -> answered.accept(answer));
              }

              @Override
              public void onFailure(Throwable why) {
                Thread.ofVirtual().start(() -> failed.accept(why));
              }
            });
  }

  @Override
  public void interrupt(Seat seat, long task) {
    member(seat.id())
        .ifPresent(member -> {
          Future<Boolean> _ = link.orders().submitToMember(new InterruptTask(task), member);
        });
  }

  @Override
  public boolean kill() {
    ending = true;
    members.values().forEach(MemberJvm::close);
    return true;
  }

  @Override
  public void end() {
    ending = true;
    seats.clear();
    link.caller().getLifecycleService().terminate();
    members.values().forEach(MemberJvm::close);
    members.clear();
  }
}
