package dev.heddle.campaign;

import dev.heddle.foreign.RunnerException;
import dev.heddle.foreign.Runners;
import dev.heddle.foreign.Runners.Offer;
import dev.heddle.foreign.Work;
import dev.heddle.fork.Params;
import dev.heddle.result.Peer;
import dev.heddle.result.PeerName;
import dev.heddle.result.Plan;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.PlanException;
import dev.heddle.run.Planner;
import dev.heddle.run.UnknownNameException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of other runtimes beside those of the JVM: in the same tables, on the same work, or on
 * as much of it as the runtime can do in a fork.
 */
public final class PeerRows {

  /** What every runtime calls the row that its others are told against. */
  private static final String SEQUENTIAL = "sequential";

  private final PlanRequest said;
  private final PeerChoice choice;
  private final Plan plan;
  private final Set<PlannedRow> rows = new LinkedHashSet<>();
  private final Set<String> leftOut = new LinkedHashSet<>();

  private PeerRows(PeerChoice choice, Plan plan) {
    this.said = choice.rest();
    this.choice = choice;
    this.plan = plan;
    plan.rows().stream()
        .filter(row -> !choice.withoutJvm(row.row().params().keySet()))
        .forEach(rows::add);
    if (!rows.isEmpty()) {
      leftOut.addAll(plan.leftOut());
    }
  }

  /**
   * {@code plan} with rows of the runtimes that {@code words} name.
   *
   * @param choice what the plan was made of, and which rows of theirs are asked for
   * @throws PlanException where a runtime is not there or not fit, or has none of the benchmarks
   * @throws UnknownNameException where a row is asked for that none of them has
   */
  public static Plan in(Plan plan, PeerChoice choice, List<String> words)
      throws PlanException, UnknownNameException {
    if (words.isEmpty() && choice.names().isEmpty()) {
      return plan;
    }
    if (plan.commands() != null) {
      throw new PlanException(PeerWords.COMMAND_AND_PEERS);
    }
    if (!plan.own().isEmpty()) {
      throw new PlanException(PeerWords.OWN_TASK_AND_PEERS);
    }
    if (!plan.jvms().isEmpty()) {
      throw new PlanException(PeerWords.SEVERAL_JVMS_AND_PEERS);
    }
    List<Runners.Found> found;
    try {
      found = Runners.of(words);
    } catch (RunnerException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new PlanException(PeerWords.runnersNotWritten(e));
    }
    requireKnown(choice, found);
    PeerRows made = new PeerRows(choice, plan);
    List<Peer> peers = new ArrayList<>();
    for (Runners.Found each : found) {
      made.add(each);
      peers.add(each.peer());
    }
    return plan.withRows(made.byBenchmark())
        .withLeftOut(List.copyOf(made.leftOut))
        .withPeers(peers);
  }

  /** Refuses a name of a row that no runtime has in any benchmark. */
  private static void requireKnown(PeerChoice choice, List<Runners.Found> found)
      throws UnknownNameException {
    Set<String> labels = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Runners.Found each : found) {
      labels.add(each.peer().label());
      each.rows().values().stream()
          .flatMap(offer -> offer.models().stream())
          .forEach(model -> ids.add(id(each.peer().label(), model)));
    }
    for (PeerName name : choice.names()) {
      if (!labels.contains(name.runtime())) {
        labels.addAll(Runners.ours());
        throw new UnknownNameException("runtime", name.runtime(), List.copyOf(labels));
      }
      if (!ids.contains(id(name.runtime(), name.model()))) {
        throw new UnknownNameException("model", id(name.runtime(), name.model()), List.copyOf(ids));
      }
    }
  }

  private static String id(String runtime, String model) {
    return new PeerName(runtime, model, Collections.emptySortedMap()).toString();
  }

  /** Those of other runtimes behind the JVM's of their benchmark. */
  private List<PlannedRow> byBenchmark() {
    Map<String, List<PlannedRow>> byBenchmark = new LinkedHashMap<>();
    rows.forEach(row -> byBenchmark.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row));
    return byBenchmark.values().stream().flatMap(List::stream).toList();
  }

  private void add(Runners.Found runner) throws PlanException, UnknownNameException {
    int before = rows.size();
    Set<String> offered = new LinkedHashSet<>();
    for (Benchmark benchmark : selected()) {
      Work work = Work.of(benchmark.label()).orElse(null);
      Offer offer = work == null ? null : runner.rows().get(work);
      if (work == null || offer == null) {
        continue;
      }
      if (work == Work.FETCH && !plan.urls().isEmpty()) {
        leftOut.add(PeerWords.localSiteOnly(benchmark.label(), runner.peer().label()));
        continue;
      }
      List<PlannedRow> like = like(benchmark, work);
      if (like.isEmpty()) {
        leftOut.add(PeerWords.likeTheJvm(benchmark.label(), runner.peer().label()));
      }
      offered.addAll(offer.models());
      for (PlannedRow each : like) {
        offer.models().stream()
            .filter(model -> choice.has(runner.peer().label(), model))
            .forEach(model -> add(runner.peer(), each, work, model, offer.sizes()));
      }
    }
    if (rows.size() == before) {
      throw new PlanException(
          offered.isEmpty()
              ? PeerWords.peerWithoutRows(runner.peer().label())
              : PeerWords.noneOfThese(runner.peer().label(), List.copyOf(offered)));
    }
  }

  private List<Benchmark> selected() throws UnknownNameException {
    return Catalog.read().select(said.selectors().isEmpty() ? Plans.HEADLINE : said.selectors());
  }

  /** Rows of the JVM's, whatever models are asked for, in whose place those of a runtime stand. */
  private List<PlannedRow> like(Benchmark benchmark, Work work) throws UnknownNameException {
    Map<String, List<String>> asked = new LinkedHashMap<>(said.values());
    asked.keySet().removeIf(name -> !benchmark.params().containsKey(name));
    asked.put(work.param().name(), List.of(work.param().like()));
    Planner planner =
        new Planner(Runtime.getRuntime().availableProcessors(), Rows::canonical, Rows::role);
    try {
      return planner.plan(List.of(benchmark), asked).rows();
    } catch (PlanException | IllegalArgumentException e) {
      // the same values were fit for the rows of the JVM, if these have none either
      return List.of();
    }
  }

  private void add(Peer peer, PlannedRow like, Work work, String model, Map<String, Long> most) {
    SortedMap<String, String> params = new TreeMap<>(like.row().params());
    SortedMap<String, String> smaller = new TreeMap<>();
    most.forEach((size, number) -> {
      String usual = params.getOrDefault(size, "");
      boolean tooMuch = usual.matches("\\d{1,18}") && Long.parseLong(usual) > number;
      if (tooMuch && !said.values().containsKey(size)) {
        smaller.put(size, String.valueOf(number));
      }
    });
    params.put(work.param().name(), new PeerName(peer.label(), model, smaller).toString());
    boolean first = model.equals(SEQUENTIAL);
    if (first) {
      params.computeIfPresent(Params.WORKERS, (_, _) -> "1");
    }
    RowId row = new RowId(like.row().benchmark(), like.row().mode(), like.row().threads(), params);
    rows.add(new PlannedRow(like.id(), row, first ? Role.PEER_BASELINE : Role.PEER));
  }
}
