package dev.heddle.foreign;

import dev.heddle.execution.ByteSize;
import dev.heddle.site.Latency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sizes of a workload that a runner is told: parameters of rows, with units resolved, and what
 * is the same in all rows.
 *
 * @param numbers the names of parameters that are numbers, times or amounts of bytes
 * @param texts the names of others
 * @param fixed what is no parameter
 * @param per the one that says how many operations an invocation makes; empty where it is one
 */
record Sizes(List<String> numbers, List<String> texts, Map<String, Long> fixed, String per) {

  private static final String PAYLOAD = "payload";
  private static final String SIZE = "size";
  private static final String SLEEP = "sleep";

  static Sizes of(String... numbers) {
    return new Sizes(List.of(numbers), List.of(), Map.of(), "");
  }

  Sizes and(String text) {
    return new Sizes(numbers, List.of(text), fixed, per);
  }

  Sizes with(String name, long value) {
    Map<String, Long> more = new TreeMap<>(fixed);
    more.put(name, value);
    return new Sizes(numbers, texts, more, per);
  }

  Sizes dividedBy(String name) {
    return new Sizes(numbers, texts, fixed, name);
  }

  /** The sizes of a row with those parameters. */
  Values of(SortedMap<String, String> params) {
    Map<String, Object> values = new LinkedHashMap<>(fixed);
    for (String name : numbers) {
      String text = params.getOrDefault(name, "");
      switch (name) {
        case PAYLOAD, SIZE -> values.put(name, ByteSize.of(text).bytes());
        // in seconds
        case SLEEP -> values.put(name, Latency.of(text).typical().toNanos() / 1e9);
        default -> values.put(name, Long.parseLong(text));
      }
    }
    texts.forEach(name -> values.put(name, params.getOrDefault(name, "")));
    return new Values(values, per);
  }

  /**
   * The sizes of one row.
   *
   * @param all by name: whole numbers, seconds, or texts
   * @param per as of {@link Sizes}
   */
  record Values(Map<String, Object> all, String per) {

    long get(String name) {
      return all.get(name) instanceof Long number ? number : 0;
    }

    String text(String name) {
      return String.valueOf(all.get(name));
    }

    long operations() {
      return per.isEmpty() ? 1 : get(per);
    }

    /** As a runner is told them, where it is to fetch these pages. */
    Map<String, Object> told(List<String> pages) {
      Map<String, Object> told = new LinkedHashMap<>(all);
      if (!pages.isEmpty()) {
        told.put("urls", new ArrayList<>(pages));
      }
      return told;
    }
  }
}
