package dev.heddle.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the forks of a run say again and again, kept once: their rows, settings, units, names and
 * notes are most of what a large run would take in memory.
 */
final class Repeats {

  /** Of a note with more different values than this most are said once, and nothing is gained. */
  private static final int MOST = 512;

  private final Map<RowId, RowId> rows = new HashMap<>();
  private final Map<Setup, Setup> setups = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Map<List<String>, List<String>> names = new HashMap<>();
  private final Map<ForkSamples.Shape, ForkSamples.Shape> shapes = new HashMap<>();
  private final Map<String, Map<String, String>> values = new HashMap<>();

  /** The same fork, made of what others were made of already. */
  Fork once(Fork fork) {
    return new Fork(
        row(fork.row()),
        fork.round(),
        fork.order(),
        fork.started(),
        fork.seconds(),
        one(setups, fork.setup()),
        Doubles.of(fork.warmup()),
        samples(fork.primary()),
        secondary(fork.secondary()),
        notes(fork.notes()),
        fork.load());
  }

  /** The same row; of one that was seen before the one that it was. */
  RowId row(RowId row) {
    RowId known = rows.get(row);
    if (known == null) {
      Map<String, String> params = new TreeMap<>();
      row.params().forEach((name, value) -> params.put(word(name), value(name, value)));
      known = RowId.of(word(row.benchmark()), word(row.mode()), row.threads(), params);
      rows.put(known, known);
    }
    return known;
  }

  private Map<String, String> notes(Map<String, String> notes) {
    List<String> told = new ArrayList<>(notes.size());
    notes.forEach((name, value) -> told.add(value(name, value)));
    return new Pairs<>(names(notes), told);
  }

  private Map<String, Samples> secondary(Map<String, Samples> secondary) {
    List<Samples> samples = List.copyOf(secondary.values());
    if (samples.stream().allMatch(each -> each.histograms().isEmpty())) {
      List<String> units = samples.stream().map(each -> word(each.unit())).toList();
      List<List<Double>> each = samples.stream().map(Samples::iterations).toList();
      ForkSamples.Shape shape =
          new ForkSamples.Shape(names(secondary), one(names, units), ForkSamples.ends(each));
      return new ForkSamples(one(shapes, shape), Doubles.together(each));
    }
    return new Pairs<>(names(secondary), samples.stream().map(this::samples).toList());
  }

  /** Forks whose names are the same ones have one list of them. */
  private List<String> names(Map<String, ?> map) {
    return one(names, map.keySet().stream().map(this::word).toList());
  }

  private Samples samples(Samples samples) {
    List<List<List<Double>>> histograms = samples.histograms();
    return new Samples(
        word(samples.unit()),
        Doubles.of(samples.iterations()),
        histograms.isEmpty() ? List.of() : histograms);
  }

  /** A name, a unit or the like, of which there are few. */
  private String word(String word) {
    return one(words, word);
  }

  /** What a note or a parameter says: the same for many forks, or another for each. */
  private String value(String name, String value) {
    Map<String, String> seen = values.computeIfAbsent(name, _ -> new HashMap<>());
    return seen.size() < MOST ? one(seen, value) : seen.getOrDefault(value, value);
  }

  private static <T> T one(Map<T, T> seen, T value) {
    T known = seen.putIfAbsent(value, value);
    return known == null ? value : known;
  }
}
