package dev.heddle.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.core.LifecycleEvent;
import dev.heddle.execution.OpenRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast as what carries tasks: this JVM is a lite member, which keeps no data and runs no task,
 * or a client, and each task goes to one member by name, so that the engine never hands it on to
 * another.
 */
final class HazelcastEngine implements Engine {

  private static final int MOST_ATTEMPTS = 3;

  /** How long a member that could not be reached has to say that it is there. */
  private static final long ANSWER_MILLIS = 1000;

  /** It is asked again so much later. */
  private static final long ASK_AGAIN_MILLIS = 50;

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

  /** As the engine has them: to look one up for each task would take longer than to send it. */
  private final Map<String, Member> known = new ConcurrentHashMap<>();

  /** Members that could not be reached, and are asked whether they are there. */
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

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
    StartedMembers started = StartedMembers.start(request, count, kind);
    HazelcastEngine engine =
        new HazelcastEngine(request, started.cluster(), count, kind, listener, started.caller());
    started.members().forEach(engine::take);
    engine.watch(started.caller());
    return engine;
  }

  /**
   * Joins members that stand, and shares the workers out to them.
   *
   * @throws IOException where there are none, they take too few tasks at once, or are of another
   *     build
   */
  static HazelcastEngine join(
      OpenRequest request, StandingCluster standing, CallerKind kind, Listener listener)
      throws IOException {
    HazelcastInstance caller = standing.join(kind);
    HazelcastEngine engine =
        new HazelcastEngine(request, standing.name(), 0, kind, listener, caller);
    boolean joined = false;
    try {
      for (Seat seat : standing.seats(caller, request.workers())) {
        StartedMembers.awaitReached(engine.member(seat.id()).orElseThrow(), caller);
        engine.seats.put(seat.id(), seat);
        listener.joined(seat);
      }
      engine.watch(caller);
      joined = true;
      return engine;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(ClusterWords.notJoined(e.toString()), e);
    } catch (NoSuchElementException e) {
      throw new IOException(ClusterWords.left(MemberConfig.HEARTBEAT_LIMIT_SECONDS), e);
    } finally {
      if (!joined) {
        caller.getLifecycleService().terminate();
      }
    }
  }

  /** Takes a member in that this JVM sees. */
  private void take(MemberJvm jvm) {
    Seat seat = jvm.seat();
    members.put(seat.id(), jvm);
    seats.put(seat.id(), seat);
    listener.joined(seat);
    Thread.ofPlatform().daemon().name("heddle-member-" + jvm.pid()).start(() -> watch(jvm, seat));
  }

  private Optional<Member> member(String id) {
    return StartedMembers.member(link.caller(), id);
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
    known.remove(seat.id());
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
        StartedMembers.awaitSeen(jvm, link.caller());
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
      HazelcastInstance caller = StartedMembers.joined(cluster, List.of(jvm.address()), kind);
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
    Member member = known.computeIfAbsent(seat.id(), id -> member(id).orElse(null));
    if (member == null) {
      ask(seat);
      failed.accept(new IOException(ClusterWords.left(MemberConfig.HEARTBEAT_LIMIT_SECONDS)));
      return;
    }
    Future<byte[]> answer = link.tasks().submitToMember(new RunTask(task, bytes), member);
    if (!(answer instanceof CompletionStage<?> stage)) {
      throw new IllegalStateException(answer.getClass().getName()); // cannot be
    }
    // in the engine's own thread, which is one thread less to wake than for whoever waits for it
    CompletionStage<?> _ =
        stage
            .handleAsync((told, why) -> tell(seat, told, why, answered, failed), Runnable::run)
            .exceptionally(why -> tell(seat, null, why, answered, failed));
  }

  private @Nullable Object tell(
      Seat seat,
      @Nullable Object told,
      @Nullable Throwable why,
      Consumer<byte[]> answered,
      Consumer<Throwable> failed) {
    if (told instanceof byte[] bytes) {
      answered.accept(bytes);
    } else if (why == null) {
      failed.accept(new IOException(ClusterWords.GARBAGE));
    } else {
      ask(seat);
      failed.accept(why);
    }
    return null;
  }

  /**
   * Keeps tasks from a member that did not get one until it says that it is there. The end of its
   * process is told later, and each task that it is given meanwhile would be lost, too.
   */
  private void ask(Seat seat) {
    if (asked.add(seat.id())) {
      listener.unreachable(seat);
      Thread.ofVirtual().start(() -> awaitAnswer(seat));
    }
  }

  private void awaitAnswer(Seat seat) {
    try {
      while (!ending && seats.containsKey(seat.id())) {
        if (answers(seat)) {
          asked.remove(seat.id());
          listener.reachable(seat);
          return;
        }
        Thread.sleep(ASK_AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      asked.remove(seat.id());
    }
  }

  private boolean answers(Seat seat) throws InterruptedException {
    try {
      Member member = member(seat.id()).orElse(null);
      return member != null
          && link.orders()
              .submitToMember(new InterruptTask(InterruptTask.NONE), member)
              .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      return false;
    }
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
    // all of them at once: a member that lives is asked to agree when others leave
    members.values().forEach(MemberJvm::kill);
    link.caller().getLifecycleService().terminate();
    members.values().forEach(MemberJvm::close);
    members.clear();
  }
}
