package dev.heddle.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the forks of a run say again and again, kept once: their rows, settings, units, names and
 * notes are most of what a large run would take in memory.
 */
final class Repeats {

  /** Of so many different ones most are said once, and nothing is gained. */
  private static final int MOST = 20_000;

  private final Map<Object, Object> seen = new HashMap<>();

  /** The same fork, made of what others were made of already. */
  Fork once(Fork fork) {
    return new Fork(
        one(fork.row()),
        fork.round(),
        fork.order(),
        fork.started(),
        fork.seconds(),
        one(fork.setup()),
        Doubles.of(fork.warmup()),
        samples(fork.primary()),
        new Pairs<>(
            names(fork.secondary()),
            fork.secondary().values().stream().map(this::samples).toList()),
        new Pairs<>(names(fork.notes()), fork.notes().values().stream().map(this::one).toList()),
        fork.load());
  }

  /** Forks whose names are the same ones have one list of them. */
  private List<String> names(Map<String, ?> map) {
    return one(map.keySet().stream().map(this::one).toList());
  }

  private Samples samples(Samples samples) {
    List<List<List<Double>>> histograms = samples.histograms();
    return new Samples(
        one(samples.unit()),
        Doubles.of(samples.iterations()),
        histograms.isEmpty() ? List.of() : histograms);
  }

  private <T> T one(T value) {
    Object known = seen.size() < MOST ? seen.putIfAbsent(value, value) : seen.get(value);
    @SuppressWarnings("unchecked")
    T same = known == null ? value : (T) known;
    return same;
  }
}
