package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.RowId;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows that differ by how many tasks go to a worker together: how many suffice? */
final class ChunkSizes {

  private static final String CHUNK = "chunk";

  /** How much slower a chunk may be than the best one. */
  private static final double WITHIN = 0.05;

  private ChunkSizes() {}

  /** What {@code workloads} say of it, by the workload of the best chunk of each model. */
  static Map<Workload, List<Advice>> of(List<Workload> workloads) {
    Map<RowId, List<Standing>> groups = new LinkedHashMap<>();
    Map<RowId, Workload> owners = new LinkedHashMap<>();
    for (Workload workload : workloads) {
      for (Standing row : workload.choices()) {
        if (size(row) > 0 && row.forks() > 1 && !row.measured().role().anyWorkers()) {
          SortedMap<String, String> others = new TreeMap<>(row.id().params());
          others.remove(CHUNK);
          RowId group =
              new RowId(row.id().benchmark(), row.id().mode(), row.id().threads(), others);
          groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(row);
          owners.put(row.id(), workload);
        }
      }
    }
    Map<Workload, List<Advice>> told = new LinkedHashMap<>();
    for (List<Standing> group : groups.values()) {
      chunks(group)
          .ifPresent(advice -> {
            Workload owner = owners.get(advice.best().id());
            if (owner != null) {
              told.computeIfAbsent(owner, _ -> new ArrayList<>()).add(advice);
            }
          });
    }
    return told;
  }

  private static Optional<Advice.Chunks> chunks(List<Standing> rows) {
    if (rows.size() < 2) {
      return Optional.empty();
    }
    Ranking ranking = Ranking.of(rows).orElseThrow();
    List<Behind> others =
        ranking.others().stream()
            .filter(Behind::known)
            .sorted(Comparator.comparingInt(each -> size(each.row())))
            .toList();
    Standing smallest =
        others.stream()
            .filter(ChunkSizes::near)
            .map(Behind::row)
            .filter(row -> size(row) < size(ranking.best()))
            .findFirst()
            .orElse(ranking.best());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Advice.Chunks(ranking.best(), WITHIN, smallest, others));
  }

  /** Whether it is shown to be hardly slower: without an interval nothing is. */
  private static boolean near(Behind each) {
    Interval interval = each.times().interval();
    return interval != null && interval.high() <= 1 + WITHIN;
  }

  /** How many tasks go together; 0 where that is no word of the row. */
  private static int size(Standing row) {
    String chunk = row.id().params().getOrDefault(CHUNK, "");
    return chunk.matches("[1-9]\\d{0,8}") ? Integer.parseInt(chunk) : 0;
  }
}
