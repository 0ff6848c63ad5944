package dev.heddle.run;

import dev.heddle.result.CommandPlan;
import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Failure;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has come of a plan so far, and keeps it in the run's folder. */
final class RunProgress {

  private final RunFolder folder;
  private final Plan plan;
  private final Set<Slot> measured = new HashSet<>();

  /** All that is in the file: it is not read again, however long a run goes on. */
  private final List<Fork> forks = new ArrayList<>();

  private final List<Failure> failures = new ArrayList<>();
  private RunInfo info;

  /** A row in a round. */
  private record Slot(RowId row, int round) {}

  RunProgress(RunFolder folder, Plan plan, RunInfo info, List<Fork> done) {
    this.folder = folder;
    this.plan = plan;
    this.info = info;
    failures.addAll(info.failures());
    done.forEach(this::add);
  }

  RunFolder folder() {
    return folder;
  }

  /** How many forks of the plan are not there. */
  int missing() {
    int there = 0;
    for (PlannedRow planned : plan.rows()) {
      for (int round = 1; round <= plan.times(planned).rounds(); round++) {
        there += has(planned, round) ? 1 : 0;
      }
    }
    return plan.forks() - there;
  }

  boolean has(PlannedRow planned, int round) {
    return measured.contains(new Slot(planned.row(), round));
  }

  /** Whether there are all forks of a round. */
  boolean has(int round) {
    return plan.rowsOf(round).stream().allMatch(planned -> has(planned, round));
  }

  /** The plan ends with so many rounds, since no more are wanted. */
  void endsAfter(int rounds) {
    Plan kept = info.plan();
    info = Resume.with(info, kept.withRounds(rounds), info.status());
  }

  /** From now on it measures. */
  void begin() throws IOException {
    saveStatus(Status.RUNNING);
  }

  /** A row is tried in a round, perhaps once more. */
  void begins(PlannedRow planned, int round) {
    failures.removeIf(each -> each.row().equals(planned.row()) && each.round() == round);
  }

  void measured(Fork fork) throws IOException {
    folder.append(fork);
    add(fork);
  }

  private void add(Fork fork) {
    forks.add(fork);
    measured.add(new Slot(fork.row(), fork.round()));
  }

  /** All that was measured. */
  List<Fork> forks() {
    return Collections.unmodifiableList(forks);
  }

  /** The same as rows. */
  ResultSet results() {
    return ResultSet.of(folder, info, forks);
  }

  Failure failed(PlannedRow planned, int round, String cause) {
    Failure failure = new Failure(planned.row(), round, cause);
    failures.add(failure);
    return failure;
  }

  /** Writes all that is derived from the forks. */
  RunInfo save(Status status) throws IOException {
    folder.export(JmhExport.of(plan.rows().stream().map(PlannedRow::row).toList(), forks));
    CommandPlan commands = Secrets.mask(plan).commands();
    if (commands != null) {
      folder.exportForHyperfine(commands, forks);
    }
    return saveStatus(status);
  }

  /** Says, if that can still be written, that the run broke off. */
  void saveBroken() {
    try {
      folder.release();
      saveStatus(Status.BROKEN);
    } catch (IOException e) {
      // the first failure is the one to tell
    }
  }

  private RunInfo saveStatus(Status status) throws IOException {
    info = Resume.with(info, status, status == Status.RUNNING ? null : Instant.now(), failures);
    folder.write(info);
    return info;
  }
}
