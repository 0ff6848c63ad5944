package dev.heddle.cluster;

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

/**
 * Members of a cluster that are JVMs of this machine, started for it and ended with it.
 *
 * @param members how many there are, but no more than workers
 * @param caller what this JVM is to them: {@code lite}, a member that keeps no data; {@code
 *     client}; or one as they are
 */
public record ClusterModel(int members, String caller) implements ProvidedModel {

  private static final int USUAL = 2;
  private static final int MOST = 64;
  private static final String ENGINE = "hazelcast";

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if the number is out of range
   * @throws UnknownIdException if there is no such caller
   */
  public ClusterModel {
    if (members < 1 || members > MOST) {
      throw new IllegalArgumentException(ClusterWords.membersOutOfRange(members, MOST));
    }
    CallerKind _ = kind(caller);
  }

  private static CallerKind kind(String caller) {
    return Identified.of(CallerKind.class, "caller", caller);
  }

  /** With the usual options. */
  public ClusterModel() {
    this(USUAL, CallerKind.LITE.id());
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
        ModelOption.of(
            "members",
            ClusterWords.membersOption(USUAL, MOST),
            Integer.toString(USUAL),
            Integer.toString(members),
            value -> new ClusterModel(number(value), caller)),
        ModelOption.of(
            "caller",
            ClusterWords.CALLER_OPTION,
            CallerKind.LITE.id(),
            caller,
            value -> new ClusterModel(members, value)),
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

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(ClusterWords.noMembers(text, MOST), e);
    }
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.CROSSES_PROCESSES, Trait.CROSSES_MACHINES, Trait.KEEPS_PROCESSES);
  }

  @Override
  public int processes(int workers) {
    return Math.min(members, workers);
  }

  @Override
  public Workforce open(OpenRequest request) throws IOException {
    return LocalCluster.open(request, processes(request.workers()), kind(caller));
  }
}
