package dev.heddle.campaign;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.foreign.Runners;
import dev.heddle.foreign.Work;
import dev.heddle.fork.Params;
import dev.heddle.result.PeerName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of other runtimes that are asked for by their ids, among models of the JVM's: a runtime
 * of which none is named has all of its rows.
 *
 * @param names those that are named, as they are called in tables or without their smaller sizes
 * @param alone the parameters of which nothing but such names was asked for, so that the JVM has no
 *     row
 * @param rest what else is asked for
 */
public record PeerChoice(Set<PeerName> names, Set<String> alone, PlanRequest rest) {

  /** Copies the sets. */
  public PeerChoice {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    alone = Set.copyOf(alone);
  }

  /** What of {@code said} is about other runtimes. */
  public static PeerChoice of(PlanRequest said) {
    Set<PeerName> names = new LinkedHashSet<>();
    Set<String> alone = new LinkedHashSet<>();
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> each : said.values().entrySet()) {
      List<String> words = ExecutionModel.cut(String.join(",", each.getValue()));
      List<PeerName> peers = words.stream().flatMap(word -> PeerName.of(word).stream()).toList();
      if (!Work.params().contains(each.getKey()) || peers.isEmpty()) {
        values.put(each.getKey(), each.getValue());
        continue;
      }
      names.addAll(peers);
      List<String> ours = words.stream().filter(word -> PeerName.of(word).isEmpty()).toList();
      if (ours.isEmpty()) {
        alone.add(each.getKey());
      } else {
        values.put(each.getKey(), ours);
      }
    }
    return new PeerChoice(names, alone, names.isEmpty() ? said : said.withValues(values));
  }

  /** The runtimes to ask: {@code words}, and of our own those that only a row is named of. */
  public List<String> runtimes(List<String> words) {
    List<String> all = new ArrayList<>(words);
    for (String ours : Runners.ours()) {
      boolean said =
          words.stream().anyMatch(word -> word.equals(ours) || word.startsWith(ours + "="));
      if (!said && names.stream().anyMatch(name -> name.runtime().equals(ours))) {
        all.add(ours);
      }
    }
    return all;
  }

  /** Whether a model of a runtime is to have rows. */
  boolean has(String runtime, String model) {
    List<PeerName> named = names.stream().filter(name -> name.runtime().equals(runtime)).toList();
    return named.isEmpty() || named.stream().anyMatch(name -> name.model().equals(model));
  }

  /** Whether the JVM has no rows where a benchmark has those parameters. */
  boolean withoutJvm(Set<String> params) {
    return alone.contains(Params.MODEL) || !Collections.disjoint(alone, params);
  }
}
