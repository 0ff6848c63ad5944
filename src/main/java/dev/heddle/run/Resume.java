package dev.heddle.run;

import dev.heddle.foreign.RunnerException;
import dev.heddle.foreign.Runners;
import dev.heddle.result.Peer;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Failure;
import dev.heddle.result.RunInfo.Jdk;
import dev.heddle.result.RunInfo.Machine;
import dev.heddle.result.RunInfo.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stays and what changes in a run's account of itself while it goes on. */
final class Resume {

  private Resume() {}

  /** Forks of one row must come from one build, machine and JDK, or they are not one row. */
  static void requireSame(
      Path path, RunInfo earlier, String heddle, Machine machine, Map<String, Jdk> jdks)
      throws PlanException {
    if (!earlier.heddle().equals(heddle)) {
      throw different(path, "build of heddle", earlier.heddle(), heddle);
    }
    if (!earlier.machine().processor().equals(machine.processor())
        || earlier.machine().logicalCores() != machine.logicalCores()) {
      throw different(
          path,
          "machine",
          earlier.machine().processor() + " x " + earlier.machine().logicalCores(),
          machine.processor() + " x " + machine.logicalCores());
    }
    requireSame(path, ForkCommands.asked(earlier.jdk(), earlier.jdks()), jdks);
  }

  private static void requireSame(Path path, Map<String, Jdk> then, Map<String, Jdk> now)
      throws PlanException {
    for (Map.Entry<String, Jdk> each : now.entrySet()) {
      Jdk jdk = each.getValue();
      Jdk earlier = then.get(each.getKey());
      if (earlier == null
          || !earlier.version().equals(jdk.version())
          || !earlier.vm().equals(jdk.vm())) {
        throw different(path, "JDK", earlier == null ? "none" : earlier.vm(), jdk.vm());
      }
    }
  }

  /** The jars of its builds must be those that were measured before. */
  static void requireSame(Path folder, List<Build> builds) throws PlanException {
    for (Build build : builds) {
      Path jar = BuildJar.path(folder, build);
      if (!BuildJar.sha256(jar).equals(build.sha256())) {
        throw new PlanException(BuildWords.changedSinceTheRun(jar));
      }
    }
  }

  /** The runtimes of its rows must be those that were measured before. */
  static void requireSamePeers(Path folder, List<Peer> peers) throws PlanException, IOException {
    for (Peer peer : peers) {
      Peer now;
      try {
        now = Runners.again(peer);
      } catch (RunnerException e) {
        throw new PlanException(RunWords.peerGone(peer, String.valueOf(e.getMessage())));
      }
      if (!now.version().equals(peer.version()) || !now.marks().equals(peer.marks())) {
        throw different(folder, peer.label(), marked(peer), marked(now));
      }
    }
  }

  private static String marked(Peer peer) {
    return peer.runtime() + " " + peer.version() + " " + peer.marks();
  }

  private static PlanException different(Path path, String what, String then, String now) {
    return new PlanException(RunWords.different(path, what, then, now));
  }

  /** Failures stay until their forks are tried again. */
  static RunInfo with(RunInfo earlier, Plan plan, Status status) {
    return new RunInfo(
        earlier.schema(),
        earlier.heddle(),
        earlier.started(),
        null,
        status,
        earlier.machine(),
        earlier.jdk(),
        earlier.commit(),
        earlier.commandLine(),
        plan,
        earlier.failures(),
        earlier.jdks());
  }

  static RunInfo with(
      RunInfo info, Status status, @Nullable Instant finished, List<Failure> failures) {
    return new RunInfo(
        info.schema(),
        info.heddle(),
        info.started(),
        finished,
        status,
        info.machine(),
        info.jdk(),
        info.commit(),
        info.commandLine(),
        info.plan(),
        List.copyOf(failures),
        info.jdks());
  }
}
