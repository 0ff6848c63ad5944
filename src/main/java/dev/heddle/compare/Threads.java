package dev.heddle.compare;

import dev.heddle.result.History;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Matches rows of which only the number of threads differs, as with JMH's {@code -t max} on
 * machines with other numbers of processors. Rows that match as they are stay so, and where it is
 * not clear which row would be which, none is matched.
 */
public final class Threads {

  private Threads() {}

  /** {@code candidate} with the threads of {@code base} in such rows. */
  public static Side aligned(Side base, Side candidate) {
    Map<RowId, SortedSet<Integer>> there = threads(base.sets());
    return new Side(aligned(candidate.sets(), there));
  }

  /** A history whose earlier runs have the threads of later ones in such rows. */
  public static History aligned(History history) {
    List<History.Run> runs = new ArrayList<>(history.runs());
    for (int i = runs.size() - 2; i >= 0; i--) {
      History.Run run = runs.get(i);
      Map<RowId, SortedSet<Integer>> later =
          threads(runs.subList(i + 1, runs.size()).stream().map(History.Run::set).toList());
      runs.set(
          i,
          new History.Run(run.time(), run.commit(), aligned(List.of(run.set()), later).getFirst()));
    }
    return new History(runs, history.skipped(), history.lost());
  }

  private static List<ResultSet> aligned(
      List<ResultSet> sets, Map<RowId, SortedSet<Integer>> there) {
    Map<RowId, SortedSet<Integer>> here = threads(sets);
    Map<RowId, Integer> others = new HashMap<>();
    Map<RowId, Integer> mine = new HashMap<>();
    here.forEach((row, threads) -> {
      SortedSet<Integer> left = new TreeSet<>(there.getOrDefault(row, new TreeSet<>()));
      SortedSet<Integer> right = new TreeSet<>(threads);
      left.removeAll(threads);
      right.removeAll(there.getOrDefault(row, new TreeSet<>()));
      if (left.size() == 1 && right.size() == 1) {
        mine.put(row, right.getFirst());
        others.put(row, left.getFirst());
      }
    });
    return sets.stream().map(set -> aligned(set, mine, others)).toList();
  }

  private static ResultSet aligned(
      ResultSet set, Map<RowId, Integer> mine, Map<RowId, Integer> others) {
    List<ResultRow> rows = new ArrayList<>();
    SortedSet<String> changed = new TreeSet<>();
    for (ResultRow row : set.rows()) {
      RowId any = without(row.id());
      Integer other = others.get(any);
      if (other == null || row.id().threads() != mine.getOrDefault(any, -1)) {
        rows.add(row);
        continue;
      }
      changed.add(row.id().threads() + " for " + other);
      rows.add(
          new ResultRow(
              with(row.id(), other),
              row.role(),
              row.setup(),
              row.declaredForks(),
              row.primary(),
              row.secondary(),
              row.forks()));
    }
    if (changed.isEmpty()) {
      return set;
    }
    List<String> remarks = new ArrayList<>(set.remarks());
    remarks.add(PairWords.threadsAligned(changed));
    return new ResultSet(
        set.name(), set.path(), rows, set.run(), set.torn(), remarks, set.rulers());
  }

  private static Map<RowId, SortedSet<Integer>> threads(List<ResultSet> sets) {
    Map<RowId, SortedSet<Integer>> threads = new HashMap<>();
    for (ResultSet set : sets) {
      for (ResultRow row : set.rows()) {
        threads.computeIfAbsent(without(row.id()), _ -> new TreeSet<>()).add(row.id().threads());
      }
    }
    return threads;
  }

  private static RowId without(RowId row) {
    return with(row, 0);
  }

  private static RowId with(RowId row, int threads) {
    return new RowId(row.benchmark(), row.mode(), threads, row.params());
  }
}
