package dev.heddle.compare;

import dev.heddle.result.History;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Interval;
import dev.heddle.stats.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rulers say of runs that were measured separately: their code is the same in all, so where
 * they differ the machine did.
 */
final class RulerNotes {

  /** Beyond this share a ruler's whole interval must lie. */
  private static final double MOVED = 0.03;

  /** So many earlier runs of a history are what the newest is held against. */
  private static final int EARLIER = 10;

  private RulerNotes() {}

  /** A note for each ruler of both sides that says that the machine moved; none where none does. */
  static List<Footnote> of(Side base, Side candidate) {
    Map<RowId, List<RowSample>> before = rulers(base.sets());
    List<Footnote> notes = new ArrayList<>();
    rulers(candidate.sets())
        .forEach((ruler, after) -> {
          Interval moved = moved(before.getOrDefault(ruler, List.of()), after);
          if (moved != null) {
            notes.add(PairWords.machineMoved(ruler.benchmark(), moved));
          }
        });
    return notes;
  }

  /** The same of the newest run of a history against those before it. */
  static List<Footnote> ofNewest(History history) {
    List<ResultSet> sets = history.runs().stream().map(History.Run::set).toList();
    if (sets.size() < 2) {
      return List.of();
    }
    List<ResultSet> earlier =
        sets.subList(0, sets.size() - 1).stream().filter(set -> !set.rulers().isEmpty()).toList();
    return of(
        new Side(earlier.subList(Math.max(0, earlier.size() - EARLIER), earlier.size())),
        new Side(List.of(sets.getLast())));
  }

  private static Map<RowId, List<RowSample>> rulers(List<ResultSet> sets) {
    Map<RowId, List<RowSample>> rulers = new LinkedHashMap<>();
    for (ResultSet set : sets) {
      for (ResultRow row : set.rulers()) {
        RowSample sample = RowSample.of(set, row, new Metric.Score());
        if (sample != null && !sample.values().isEmpty()) {
          rulers.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(sample);
        }
      }
    }
    return rulers;
  }

  /** The 95 % interval of its ratio where that lies beyond what counts; null else. */
  private static @Nullable Interval moved(List<RowSample> before, List<RowSample> after) {
    if (before.isEmpty() || !before.getFirst().unit().fits(after.getFirst().unit())) {
      return null;
    }
    Unit unit = before.getFirst().unit();
    Interval interval =
        Difference.unpaired(sample(after, unit), sample(before, unit), null).estimate().interval();
    boolean moved =
        interval != null && (interval.low() > 1 + MOVED || interval.high() < 1 / (1 + MOVED));
    return moved ? interval : null;
  }

  private static Sample sample(List<RowSample> runs, Unit unit) {
    return new Measurement(List.of(), runs).sample(unit);
  }
}
