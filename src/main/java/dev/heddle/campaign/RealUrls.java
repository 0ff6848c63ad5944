package dev.heddle.campaign;

import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.PlanException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Marks rows that fetch real addresses, so that they are never taken for the local site's. */
final class RealUrls {

  private static final String URLS = "urls";
  private static final String REAL = "real";

  private RealUrls() {}

  /** What is asked of the local site means nothing where real sites are fetched. */
  static void requireNoSite(Map<String, List<String>> asked, List<String> urls)
      throws PlanException {
    for (String name : List.of(URLS, "latency", "size")) {
      if (!urls.isEmpty() && asked.containsKey(name)) {
        throw new PlanException(PlanWords.ofLocalSite(name));
      }
    }
  }

  /**
   * {@code rows} with the number of addresses as {@code urls}; latency and size are those of the
   * sites.
   */
  static List<PlannedRow> mark(List<PlannedRow> rows, List<String> urls) throws PlanException {
    if (urls.isEmpty()) {
      return rows;
    }
    if (rows.stream().noneMatch(planned -> planned.row().params().containsKey(URLS))) {
      throw new PlanException(PlanWords.NOTHING_FETCHES);
    }
    return rows.stream().map(planned -> mark(planned, urls.size())).distinct().toList();
  }

  private static PlannedRow mark(PlannedRow planned, int urls) {
    RowId row = planned.row();
    if (!row.params().containsKey(URLS)) {
      return planned;
    }
    SortedMap<String, String> params = new TreeMap<>(row.params());
    params.put(URLS, String.valueOf(urls));
    params.replace("latency", REAL);
    params.replace("size", REAL);
    return planned.with(new RowId(row.benchmark(), row.mode(), row.threads(), params));
  }
}
