package dev.heddle.cluster;

import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.Worker;
import dev.heddle.execution.Workforce;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Opens members on this machine behind an executor. */
final class LocalCluster {

  private static final long MEBI = 1L << 20;

  /** What members and this JVM take at most to leave each other, however busy the machine is. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  private LocalCluster() {}

  /**
   * Starts so many members side by side, which share the workers, and joins them.
   *
   * @throws IOException if one of them does not come
   */
  static Workforce open(OpenRequest request, int members, CallerKind kind) throws IOException {
    ClusterExecutor executor = new ClusterExecutor();
    HazelcastEngine engine = HazelcastEngine.open(request, members, kind, executor);
    executor.begin(engine);
    return Workforce.of(executor, workers(request, engine.seats()), CLOSE_LIMIT);
  }

  /**
   * Joins members that stand.
   *
   * @throws IOException where they do not answer, take too few tasks, or are of another build
   */
  static Workforce join(OpenRequest request, StandingCluster standing, CallerKind kind)
      throws IOException {
    ClusterExecutor executor = new ClusterExecutor();
    HazelcastEngine engine = HazelcastEngine.join(request, standing, kind, executor);
    executor.begin(engine);
    List<Worker> workers = new ArrayList<>();
    for (Engine.Seat seat : engine.seats()) {
      String how = ClusterWords.standing(standing.name(), seat.threads());
      workers.addAll(Collections.nCopies(seat.threads(), new Worker("member", seat.pid(), how)));
    }
    return Workforce.of(executor, workers, CLOSE_LIMIT);
  }

  /** Who they are, for the notes of a run. */
  static List<Worker> workers(OpenRequest request, List<Engine.Seat> seats) {
    List<Worker> workers = new ArrayList<>();
    String heap = MemberJvm.heap(request, seats.size()) / MEBI + " MiB";
    for (int i = 0; i < seats.size(); i++) {
      Engine.Seat seat = seats.get(i);
      String how = ClusterWords.member(i + 1, seats.size(), seat.threads(), heap);
      workers.addAll(Collections.nCopies(seat.threads(), new Worker("process", seat.pid(), how)));
    }
    return workers;
  }

  /** How many tasks member {@code number}, from 0, of so many runs at once. */
  static int threads(int workers, int members, int number) {
    return workers / members + (number < workers % members ? 1 : 0);
  }
}
