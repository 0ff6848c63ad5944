package dev.heddle.cluster;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.MemberHost;
import dev.heddle.execution.MemberRequest;
import dev.heddle.execution.ModelOption;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.ProvidedModel;
import dev.heddle.execution.Trait;
import dev.heddle.execution.Workforce;
import dev.heddle.id.Identified;
import dev.heddle.id.UnknownIdException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Members of a cluster that are JVMs of this machine, started for it and ended with it.
 *
 * @param members how many there are, but no more than workers
 * @param caller what this JVM is to them: {@code lite}, a member that keeps no data; {@code
 *     client}; or one as they are
 * @param join where members stand whose cluster is to be joined, as {@code HOST:PORT+HOST:PORT};
 *     {@code none} where members are started
 * @param name the name of the cluster that is joined
 */
public record ClusterModel(int members, String caller, String join, String name)
    implements ProvidedModel, MemberHost {

  /** So many members there are where nobody says otherwise. */
  static final int USUAL = 2;

  private static final int MOST = 64;
  private static final String ENGINE = "hazelcast";
  private static final String NOBODY = "none";
  private static final String NAME = "heddle";

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if the number is out of range
   * @throws UnknownIdException if there is no such caller
   */
  public ClusterModel {
    requireMembers(members);
    CallerKind _ = kind(caller);
    if (!join.equals(NOBODY)
        && !StandingCluster.of(name, join).isOnLoopback()
        && kind(caller) != CallerKind.CLIENT) {
      throw new IllegalArgumentException(ClusterWords.listensBeyond(join));
    }
  }

  static void requireMembers(int members) {
    if (members < 1 || members > MOST) {
      throw new IllegalArgumentException(ClusterWords.membersOutOfRange(members, MOST));
    }
  }

  private static CallerKind kind(String caller) {
    return Identified.of(CallerKind.class, "caller", caller);
  }

  /** With the usual options. */
  public ClusterModel() {
    this(USUAL, CallerKind.LITE.id(), NOBODY, NAME);
  }

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public String description() {
    return ClusterWords.DESCRIPTION;
  }

  @Override
  public List<ModelOption> options() {
    return List.of(
        membersOption(members, number -> new ClusterModel(number, caller, join, name)),
        ModelOption.of(
            "caller",
            ClusterWords.CALLER_OPTION,
            CallerKind.LITE.id(),
            caller,
            value -> new ClusterModel(members, value, join, name)),
        ModelOption.of(
            "join",
            ClusterWords.JOIN_OPTION,
            NOBODY,
            join,
            value -> new ClusterModel(members, caller, value, name)),
        ModelOption.of(
            "name",
            ClusterWords.NAME_OPTION,
            NAME,
            name,
            value -> new ClusterModel(members, caller, join, value)),
        ModelOption.of(
            "engine",
            ClusterWords.ENGINE_OPTION,
            ENGINE,
            ENGINE,
            value -> {
              if (!value.equals(ENGINE)) {
                throw new IllegalArgumentException(ClusterWords.noSuchEngine(value));
              }
              return this;
            }));
  }

  /** How many members there are, as an option of a model. */
  static ModelOption membersOption(int members, IntFunction<ExecutionModel> with) {
    return ModelOption.of(
        "members",
        ClusterWords.membersOption(USUAL, MOST),
        Integer.toString(USUAL),
        Integer.toString(members),
        value -> with.apply(number(value)));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(ClusterWords.noMembers(text, MOST), e);
    }
  }

  @Override
  public void host(MemberRequest request, Consumer<String> ready)
      throws IOException, InterruptedException {
    StandingMember.stand(request, ready);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.CROSSES_PROCESSES, Trait.CROSSES_MACHINES, Trait.KEEPS_PROCESSES);
  }

  @Override
  public int processes(int workers) {
    return join.equals(NOBODY) ? Math.min(members, workers) : 0;
  }

  @Override
  public void requireReady(int workers) throws IOException {
    if (!join.equals(NOBODY)) {
      StandingCluster.of(name, join).requireRoom(workers);
    }
  }

  @Override
  public Workforce open(OpenRequest request) throws IOException {
    return !join.equals(NOBODY)
        ? LocalCluster.join(request, StandingCluster.of(name, join), kind(caller))
        : LocalCluster.open(request, processes(request.workers()), kind(caller));
  }
}
