package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the rows that a person means by a {@link View}. */
final class Selection {

  private final View view;
  private final ChosenRows chosen;
  private final List<String> names = new ArrayList<>();
  private List<String> several = List.of();
  private boolean found;

  Selection(View view, List<ResultSet> sets) {
    this.view = view;
    chosen = new ChosenRows(view.rows(), sets);
  }

  /** The figures that a person wants to see. */
  FurtherColumns columns() {
    return new FurtherColumns(view.columns());
  }

  /** Whether a person said which. */
  boolean choseColumns() {
    return !view.columns().isEmpty();
  }

  View.Order order() {
    return view.order();
  }

  boolean shows(MatchedRows.Key key) {
    return chosen.has(key);
  }

  /** What a row is called. */
  String name(MatchedRows.Key key) {
    return chosen.name(key);
  }

  /** Whether a person has said what ratios are against. */
  boolean relative() {
    return view.relativeTo() != null;
  }

  /** The row of one table that the others are told against; null where it has no such row. */
  MatchedRows.@Nullable Key reference(List<MatchedRows.Key> table) {
    String name = Objects.requireNonNull(view.relativeTo());
    table.forEach(key -> names.add(chosen.name(key)));
    List<MatchedRows.Key> meant = those(table, key -> called(key, name));
    if (meant.isEmpty()) {
      meant = those(table, this::isMeant);
    }
    if (meant.size() > 1) {
      several = meant.stream().map(chosen::name).toList();
    }
    found |= meant.size() == 1;
    return meant.size() == 1 ? meant.getFirst() : null;
  }

  /**
   * The same; where the table has no such row, the one of {@code workload} that a person has named:
   * that with another number of workers.
   */
  MatchedRows.@Nullable Key reference(List<MatchedRows.Key> table, List<MatchedRows.Key> workload) {
    MatchedRows.Key own = reference(table);
    if (own != null || table.stream().anyMatch(this::isMeant)) {
      return own;
    }
    List<MatchedRows.Key> elsewhere = those(workload, this::isMeant);
    return elsewhere.size() == 1 ? elsewhere.getFirst() : null;
  }

  private boolean isMeant(MatchedRows.Key key) {
    return chosen.name(key).contains(Objects.requireNonNull(view.relativeTo()));
  }

  private static List<MatchedRows.Key> those(
      List<MatchedRows.Key> table, Predicate<MatchedRows.Key> which) {
    return table.stream().filter(which).toList();
  }

  private boolean called(MatchedRows.Key key, String name) {
    return chosen.isCalled(key, name) || name.equals(key.id().params().get(ModelTables.MODEL));
  }

  /** Complains of a name that no table has a row for, or one has several. */
  void check() throws UnknownRowException {
    String name = view.relativeTo();
    if (name != null && (!found || !several.isEmpty())) {
      throw new UnknownRowException(name, several.isEmpty() ? names : several, !several.isEmpty());
    }
  }
}
