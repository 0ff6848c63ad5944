package dev.heddle.report;

import dev.heddle.result.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plain list of what there is: nothing measured, no figures with intervals.
 *
 * @param name what is listed
 * @param columns what is told of each
 * @param rows a value for each column: a text, a number, or a map of such
 */
public record Listing(String name, List<String> columns, List<List<Object>> rows) {

  /** Each list under a heading, as a table of Markdown. */
  public static String markdown(List<Listing> listings) {
    return listings.stream().map(Listing::markdown).collect(Collectors.joining("\n"));
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("### " + name + "\n\n");
    text.append(MarkdownReport.line(columns));
    text.append(MarkdownReport.line(columns.stream().map(column -> ":---").toList()));
    rows.forEach(
        row -> text.append(MarkdownReport.line(row.stream().map(Listing::words).toList())));
    return text.toString();
  }

  /** This list alone, a line a thing (RFC 4180): a file of this kind has one heading. */
  public String csv() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    rows.forEach(row -> lines.add(row.stream().map(Listing::words).toList()));
    return lines.stream()
        .map(
            line -> line.stream().map(CsvReport::word).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining());
  }

  /** All lists as one object, by their names. */
  public static String json(List<Listing> listings) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("schema", 1);
    listings.forEach(listing -> page.put(listing.name, listing.objects()));
    return Json.write(page);
  }

  private List<Map<String, Object>> objects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i), row.get(i));
      }
      objects.add(object);
    }
    return objects;
  }

  private static String words(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining("; "));
    }
    return String.valueOf(value);
  }
}
