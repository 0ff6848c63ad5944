package dev.heddle.result;

import dev.heddle.result.RunInfo.Aim;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of a plan while one part of it changes. */
final class PlanDraft {
  private final String preset;
  Times times;
  double timeoutSeconds;
  long seed;
  ForkJvm jvm;
  List<String> urls;
  List<PlannedRow> rows;
  List<Build> builds;
  @Nullable Aim aim;
  List<String> leftOut;
  List<OwnJars> own;
  List<Peer> peers;
  @Nullable CommandPlan commands;
  @Nullable KnownForks known;

  PlanDraft(Plan plan) {
    preset = plan.preset();
    times = plan.times();
    timeoutSeconds = plan.timeoutSeconds();
    seed = plan.seed();
    jvm = plan.jvm();
    urls = plan.urls();
    rows = plan.rows();
    builds = plan.builds();
    aim = plan.aim();
    leftOut = plan.leftOut();
    own = plan.own();
    peers = plan.peers();
    commands = plan.commands();
    known = plan.known();
  }

  Plan finished() {
    return new Plan(
        preset,
        times,
        timeoutSeconds,
        seed,
        jvm,
        urls,
        rows,
        builds,
        aim,
        leftOut,
        own,
        peers,
        commands,
        known);
  }
}
