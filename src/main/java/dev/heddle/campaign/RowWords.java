package dev.heddle.campaign;

import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.PlannedRow;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rows of a plan are called for people: a row tells its mode where its benchmark has
 * several.
 *
 * @param several the benchmarks that are measured in several modes
 */
public record RowWords(Set<String> several) {

  public static RowWords of(Plan plan) {
    Map<String, Set<String>> modes =
        plan.rows().stream()
            .collect(
                Collectors.groupingBy(
                    planned -> planned.row().benchmark(),
                    Collectors.mapping(planned -> planned.row().mode(), Collectors.toSet())));
    return new RowWords(
        modes.entrySet().stream()
            .filter(each -> each.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }

  /** {@code Parser.parse mode=avgt size=1000}. */
  public String of(PlannedRow planned) {
    return Rows.name(id(planned), planned.row().params());
  }

  /** The same without parameters. */
  public String id(PlannedRow planned) {
    return several.contains(planned.row().benchmark())
        ? planned.id() + " mode=" + planned.row().mode()
        : planned.id();
  }
}
