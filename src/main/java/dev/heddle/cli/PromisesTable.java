package dev.heddle.cli;

import dev.heddle.promise.Kept;
import dev.heddle.promise.Tried;
import dev.heddle.promise.TryRequest;
import dev.heddle.report.Format;
import dev.heddle.report.Inert;
import dev.heddle.report.Listing;
import dev.heddle.report.TextWidth;
import dev.heddle.run.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What executors keep of their promises.
 *
 * @param columns a column for each executor; all of the same promises
 */
record PromisesTable(List<Column> columns) {

  private static final String GAP = "  ";

  /**
   * An executor.
   *
   * @param request what was tried
   * @param tried what came of it
   */
  record Column(TryRequest request, List<Tried> tried) {

    /** Copies the list. */
    Column {
      tried = List.copyOf(tried);
    }
  }

  /** Copies the list. */
  PromisesTable {
    columns = List.copyOf(columns);
  }

  /** All of it as one text. */
  String written(Format format) {
    return format.write(List.of(promises(), executors()), this::text);
  }

  private Listing promises() {
    List<List<Object>> rows = new ArrayList<>();
    for (Column column : columns) {
      for (Tried tried : column.tried()) {
        rows.add(
            List.of(
                column.request().executor(),
                tried.id(),
                tried.words(),
                tried.kept().id(),
                Math.round(1e3 * tried.seconds()) / 1e3,
                tried.seen()));
      }
    }
    return new Listing(
        "promises", List.of("executor", "promise", "words", "kept", "seconds", "seen"), rows);
  }

  private Listing executors() {
    List<List<Object>> rows = new ArrayList<>();
    for (Column column : columns) {
      TryRequest request = column.request();
      rows.add(
          List.of(
              request.executor(),
              request.workers(),
              request.limit().toMillis() / 1e3,
              Runtime.version().toString(),
              Version.current()));
    }
    return new Listing(
        "executors", List.of("executor", "workers", "limit_seconds", "java", "heddle"), rows);
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    List<String> heads = columns.stream().map(each -> Inert.of(each.request().executor())).toList();
    List<Tried> names = columns.getFirst().tried();
    int first = names.stream().mapToInt(each -> each.id().length()).max().orElse(0);
    lines.add(line("", first, heads, heads));
    for (int i = 0; i < names.size(); i++) {
      int row = i;
      List<String> cells = columns.stream().map(each -> cell(each.tried().get(row))).toList();
      lines.add(line(names.get(i).id(), first, cells, heads));
    }
    lines.add(line("", first, columns.stream().map(PromisesTable::sum).toList(), heads));
    lines.addAll(seen());
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(String name, int first, List<String> cells, List<String> heads) {
    StringBuilder line = new StringBuilder(("%-" + Math.max(1, first) + "s").formatted(name));
    for (int i = 0; i < cells.size(); i++) {
      int width = Math.max(CELL, heads.get(i).length());
      line.append(GAP).append(("%-" + width + "s").formatted(cells.get(i)));
    }
    return line.toString().stripTrailing();
  }

  /** As wide as "partly 10.00 s". */
  private static final int CELL = 14;

  private static String cell(Tried tried) {
    return String.format(Locale.ROOT, "%-6s %5.2f s", tried.kept().id(), tried.seconds());
  }

  private static String sum(Column column) {
    long kept = column.tried().stream().filter(each -> each.kept() == Kept.YES).count();
    return PromisesWords.kept(kept, column.tried().size());
  }

  /** What there is to say of those that are not plainly kept, with what is promised. */
  private List<String> seen() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < columns.getFirst().tried().size(); i++) {
      int row = i;
      List<Column> told =
          columns.stream().filter(each -> each.tried().get(row).kept() != Kept.YES).toList();
      if (told.isEmpty()) {
        continue;
      }
      Tried promise = columns.getFirst().tried().get(i);
      lines.addAll(wrapped("- " + promise.id() + ": " + promise.words(), "  "));
      for (Column each : told) {
        Tried tried = each.tried().get(i);
        String who = columns.size() == 1 ? "" : each.request().executor() + ": ";
        lines.addAll(wrapped("  " + who + tried.kept().id() + ": " + tried.seen(), "    "));
      }
    }
    if (!lines.isEmpty()) {
      lines.addAll(0, List.of("", PromisesWords.SEEN));
    }
    return lines;
  }

  private static List<String> wrapped(String text, String indent) {
    return TextWidth.wrapped(Inert.of(text), indent, TextWidth.here());
  }
}
