package dev.heddle.cluster;

import dev.heddle.execution.ModelOption;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.ProvidedModel;
import dev.heddle.execution.Trait;
import dev.heddle.execution.Workforce;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What the model {@code cluster} is told against: the engine's own way to members by name, with
 * nothing of ours around it.
 *
 * @param members as for {@link ClusterModel}
 */
public record BareClusterModel(int members) implements ProvidedModel {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public BareClusterModel {
    ClusterModel.requireMembers(members);
  }

  /** With the usual options. */
  public BareClusterModel() {
    this(ClusterModel.USUAL);
  }

  @Override
  public String name() {
    return "cluster-bare";
  }

  @Override
  public String description() {
    return ClusterWords.BARE_DESCRIPTION;
  }

  @Override
  public List<ModelOption> options() {
    return List.of(ClusterModel.membersOption(members, BareClusterModel::new));
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(
        Trait.CONTROL, Trait.CROSSES_PROCESSES, Trait.CROSSES_MACHINES, Trait.KEEPS_PROCESSES);
  }

  @Override
  public int processes(int workers) {
    return Math.min(members, workers);
  }

  @Override
  public Workforce open(OpenRequest request) throws IOException {
    StartedMembers started =
        StartedMembers.start(
            MemberConfig.ofAnyClass(request), processes(request.workers()), CallerKind.LITE);
    return Workforce.of(
        BareClusterExecutor.of(started), LocalCluster.workers(request, started.seats()));
  }
}
