package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.Fork;
import dev.heddle.result.PeerName;
import dev.heddle.result.Role;
import dev.heddle.result.Told;
import dev.heddle.stats.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rows of other runtimes say, each runtime by itself. */
final class Elsewheres {

  private Elsewheres() {}

  /**
   * What those of {@code workload} say, in the order of its rows.
   *
   * @param jvm the JVM's choice; null where it has no row
   */
  static List<Advice> of(Workload workload, @Nullable Standing jvm) {
    Map<String, List<Standing>> byRuntime = new LinkedHashMap<>();
    for (Standing row : workload.rows()) {
      if (row.measured().role().peer()) {
        PeerName.of(row.id())
            .ifPresent(
                name -> byRuntime.computeIfAbsent(name.runtime(), _ -> new ArrayList<>()).add(row));
      }
    }
    List<Advice> advice = new ArrayList<>();
    byRuntime.forEach((label, rows) -> of(label, rows, jvm).ifPresent(advice::add));
    return advice;
  }

  private static Optional<Advice> of(String label, List<Standing> rows, @Nullable Standing jvm) {
    return Ranking.of(rows)
        .map(ranking -> {
          Advice.Take take = Advising.take(ranking, rows);
          String less = less(take.choice());
          Standing sequential =
              rows.stream()
                  .filter(row -> row.measured().role() == Role.PEER_BASELINE)
                  .findFirst()
                  .orElse(null);
          return new Advice.Elsewhere(
              runtime(label, rows),
              take,
              sequential,
              sequential == null ? List.of() : models(rows, sequential),
              jvm == null || !less.isEmpty() ? null : against(jvm, take.choice(), rows.size() + 1),
              less);
        });
  }

  /** The best row of each model but {@code sequential}, against that. */
  private static List<Behind> models(List<Standing> rows, Standing sequential) {
    Map<String, List<Standing>> byModel =
        rows.stream()
            .filter(row -> row != sequential)
            .collect(
                Collectors.groupingBy(
                    row -> Labels.model(row.id()), LinkedHashMap::new, Collectors.toList()));
    return byModel.values().stream()
        .flatMap(each -> Ranking.of(each).stream())
        .map(ranking -> against(ranking.choice(), sequential, byModel.size() + 1))
        .filter(Behind::known)
        .toList();
  }

  /** One row against another, whichever of them is the faster. */
  private static Behind against(Standing row, Standing other, int among) {
    Difference over = row.over(other);
    Difference one = over.log() < 0 ? over.inverse() : over;
    return new Behind(row, over.estimate(), Ranking.worse(List.of(one), among)[0]);
  }

  private static String less(Standing row) {
    return PeerName.of(row.id())
        .map(name ->
            name.sizes().entrySet().stream()
                .map(size -> size.getKey() + "=" + size.getValue())
                .collect(Collectors.joining(", ")))
        .orElse("");
  }

  private static String runtime(String label, List<Standing> rows) {
    return rows.stream()
        .flatMap(row -> Fork.told(row.measured().forks(), Told.OtherRuntime.class).stream())
        .findFirst()
        .map(told -> told.name() + " " + told.version())
        .orElse(label);
  }
}
