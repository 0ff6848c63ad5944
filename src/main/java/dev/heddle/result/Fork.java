package dev.heddle.result;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One finished fork of one row: a line of {@code forks.jsonl} and the atom of a run.
 *
 * @param row the row
 * @param round the round, from 1: forks of one round are paired
 * @param order the place in the round's random order, from 1
 * @param started when the fork began
 * @param seconds how long it took from start to end, JVM start included
 * @param setup how JMH measured it
 * @param warmup the values of the warm-up iterations, in the unit of {@code primary}
 * @param primary the measured values
 * @param secondary other metrics by name
 * @param notes what the fork wrote about itself, by name, whether this program knows it or not;
 *     {@link #told} says what that means
 * @param load what else went on in the machine
 */
public record Fork(
    RowId row,
    int round,
    int order,
    Instant started,
    double seconds,
    Setup setup,
    List<Double> warmup,
    Samples primary,
    Map<String, Samples> secondary,
    Map<String, String> notes,
    Load load) {

  /** The same that tells something more. */
  public Fork telling(Told more) {
    Map<String, String> all = new LinkedHashMap<>(notes);
    all.putAll(ToldNotes.write(more));
    return new Fork(
        row, round, order, started, seconds, setup, warmup, primary, secondary, all, load);
  }

  /** What the fork tells of one theme; empty where it tells nothing of it. */
  public <T extends Told> Optional<T> told(Class<T> theme) {
    return ToldNotes.read(notes, theme);
  }

  /** What those of {@code forks} tell of one theme that tell something of it, in their order. */
  public static <T extends Told> List<T> told(List<Fork> forks, Class<T> theme) {
    return forks.stream().map(fork -> fork.told(theme)).flatMap(Optional::stream).toList();
  }
}
