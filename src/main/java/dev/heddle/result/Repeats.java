package dev.heddle.result;

import java.util.HashMap;
import java.util.LinkedHashMap;
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
    Map<String, Samples> secondary = new LinkedHashMap<>();
    fork.secondary().forEach((name, samples) -> secondary.put(one(name), samples(samples)));
    Map<String, String> notes = new LinkedHashMap<>();
    fork.notes().forEach((name, note) -> notes.put(one(name), one(note)));
    return new Fork(
        one(fork.row()),
        fork.round(),
        fork.order(),
        fork.started(),
        fork.seconds(),
        one(fork.setup()),
        Doubles.of(fork.warmup()),
        samples(fork.primary()),
        secondary,
        notes,
        fork.load());
  }

  private Samples samples(Samples samples) {
    List<Double> iterations = Doubles.of(samples.iterations());
    return new Samples(one(samples.unit()), iterations, samples.histograms());
  }

  private <T> T one(T value) {
    Object known = seen.size() < MOST ? seen.putIfAbsent(value, value) : seen.get(value);
    @SuppressWarnings("unchecked")
    T same = known == null ? value : (T) known;
    return same;
  }
}
