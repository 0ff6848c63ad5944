package dev.heddle.compare;

import dev.heddle.result.Role;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds one table of execution models: the baseline first, the controls last. */
final class ModelTable {

  private static final String IDEAL = Role.IDEAL.word();

  private final ModelTables tables;
  private final MatchedRows rows;
  private final List<MatchedRows.Key> keys;
  private final String workers;
  private final Unit unit;
  private final MatchedRows.@Nullable Key reference;
  private final boolean asked;
  private final List<@Nullable RowSample> baseline;
  private final MatchedRows.@Nullable Key capacityKey;
  private final List<@Nullable RowSample> capacity;

  ModelTable(ModelTables tables, List<MatchedRows.Key> keys, String workers, Selection selection) {
    this.tables = tables;
    rows = tables.rows();
    this.keys = keys;
    this.workers = workers;
    unit = rows.unit(keys);
    asked = selection.relative();
    reference = asked ? selection.reference(keys) : first(Role.BASELINE);
    baseline = rows.figures(reference);
    capacityKey = first(Role.CAPACITY);
    capacity = rows.figures(capacityKey);
  }

  Table table(String title, String benchmark, Map<String, String> settings) {
    List<Line> lines = new ArrayList<>();
    for (Line.Role role : Line.Role.values()) {
      for (MatchedRows.Key key : keys) {
        if (role(key) == role) {
          lines.add(line(key, role));
        }
      }
    }
    List<Line> ideals = ideals();
    lines.addAll(ideals);
    return new Table(
        Table.Kind.MODELS,
        title,
        benchmark,
        settings,
        List.of(ModelTables.MODEL),
        reference == null ? "" : label(reference),
        reference != null && rows.role(reference) != Role.BASELINE,
        capacityKey == null ? "" : label(capacityKey),
        unit,
        lines,
        List.copyOf(notes(!ideals.isEmpty())));
  }

  private MatchedRows.@Nullable Key first(Role role) {
    return keys.stream().filter(key -> rows.role(key) == role).findFirst().orElse(null);
  }

  private static String label(MatchedRows.Key key) {
    return key.id().params().getOrDefault(ModelTables.MODEL, "");
  }

  private Line.Role role(MatchedRows.Key key) {
    return Line.Role.of(rows.role(key));
  }

  private Line line(MatchedRows.Key key, Line.Role role) {
    List<@Nullable Cell> cells = new ArrayList<>();
    List<@Nullable RowSample> figures = rows.figures(key);
    for (int set = 0; set < figures.size(); set++) {
      RowSample own = figures.get(set);
      RowSample most = rows.role(key) == Role.UNBOUNDED ? null : capacity.get(set);
      RowSample first = set == 0 ? null : figures.getFirst();
      Estimate versusFirst = own == null ? null : own.betterThanFirst(first);
      cells.add(own == null ? null : cell(role, own, baseline.get(set), most, versusFirst));
    }
    return new Line(role, key.id(), List.of(label(key)), cells);
  }

  private Cell cell(
      Line.Role role,
      RowSample own,
      @Nullable RowSample base,
      @Nullable RowSample most,
      @Nullable Estimate versusFirst) {
    Cell cell = own.cellOfAll();
    Estimate speedup = null;
    Estimate efficiency = null;
    if (Double.isFinite(cell.score().value())) {
      if (base != null && unit.direction() != Unit.Direction.NONE) {
        speedup = own.equals(base) ? Estimate.bare(1) : own.betterThan(base);
      }
      if (most != null && unit.kind() != Unit.Kind.OTHER) {
        if (own.equals(most)) {
          efficiency = Estimate.bare(1);
        } else if (role == Line.Role.CONTENDER) {
          efficiency = own.betterThan(most);
        }
      }
    }
    List<Footnote> notes = new ArrayList<>(cell.notes());
    if (capacityKey != null && efficiency != null && above(efficiency)) {
      notes.add(
          new Footnote(
              Footnote.Kind.ABOVE_CAPACITY,
              "more than 100 %: '" + label(capacityKey) + "' was slower than this machine allows"));
    }
    return new Cell(
        cell.unit(),
        cell.score(),
        cell.forks(),
        speedup,
        efficiency,
        versusFirst,
        cell.asJmhDoes(),
        notes);
  }

  /** Whether noise cannot be why a share is above 1. */
  private static boolean above(Estimate share) {
    Interval interval = share.interval();
    return share.value() > 1.05 && (interval == null || interval.low() > 1);
  }

  /** What the benchmark itself calls ideal: for this number of workers, and without a bound. */
  private List<Line> ideals() {
    List<Line> ideals = new ArrayList<>();
    add(ideals, IDEAL, ideal(key -> tables.workers(key).equals(workers)));
    if (!workers.equals(Role.UNBOUNDED.word())) {
      add(ideals, IDEAL + "[bound=none]", ideal(key -> rows.role(key) == Role.UNBOUNDED));
    }
    return ideals;
  }

  private @Nullable Double ideal(Predicate<MatchedRows.Key> which) {
    if (unit.kind() != Unit.Kind.TIME_PER_OPERATION) {
      return null;
    }
    return SiteNotes.ideal(
        keys.stream()
            .filter(key -> role(key) != Line.Role.BASELINE)
            .filter(which)
            .flatMap(key -> rows.rows(key).stream())
            .flatMap(row -> row.forks().stream())
            .toList());
  }

  private void add(List<Line> ideals, String label, @Nullable Double milliseconds) {
    if (milliseconds == null) {
      return;
    }
    Unit ms = Unit.of("ms/op");
    List<@Nullable Cell> cells = new ArrayList<>();
    for (int set = 0; set < baseline.size(); set++) {
      RowSample base = baseline.get(set);
      int run = set;
      if (keys.stream().allMatch(key -> rows.figures(key).get(run) == null)) {
        cells.add(null);
        continue;
      }
      Estimate speedup =
          base == null || !base.unit().fits(ms) || !(base.score().value() > 0)
              ? null
              : base.score().times(base.unit().in(ms) / milliseconds);
      cells.add(
          new Cell(
              ms, Estimate.bare(milliseconds), List.of(), speedup, null, null, null, List.of()));
    }
    ideals.add(new Line(Line.Role.CONTROL, null, List.of(label), cells));
  }

  private Set<Footnote> notes(boolean ideal) {
    Set<Footnote> notes = new LinkedHashSet<>();
    if (first(Role.BASELINE) == null && unit.text().isEmpty()) {
      // nothing was measured, and so nothing is to be told
      return notes;
    }
    if (reference == null && asked) {
      notes.add(
          new Footnote(
              Footnote.Kind.NO_BASELINE,
              "the row that ratios are asked against is not in this table"));
    } else if (reference == null) {
      notes.add(
          new Footnote(
              Footnote.Kind.NO_BASELINE,
              "no baseline in this table, so no row is said to be faster or slower"));
    } else {
      if (unit.direction() == Unit.Direction.NONE) {
        notes.add(
            new Footnote(
                Footnote.Kind.NO_DIRECTION,
                "neither more nor less of it is better: no ratios are given"));
      }
      for (MatchedRows.Key key : keys) {
        List<@Nullable RowSample> figures = rows.figures(key);
        for (int set = 0; set < figures.size(); set++) {
          RowSample own = figures.get(set);
          RowSample base = baseline.get(set);
          if (own != null && base != null && !own.values().isEmpty() && !own.paired(base)) {
            notes.add(Footnote.UNPAIRED);
          }
        }
      }
    }
    if (ideal) {
      notes.add(
          new Footnote(
              Footnote.Kind.IDEAL,
              IDEAL + ": the waiting alone: each worker waits for its tasks one after the other"));
    }
    return notes;
  }
}
