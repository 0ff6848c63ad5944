package dev.heddle.compare;

import dev.heddle.result.PeerName;
import dev.heddle.result.ResultRow;
import dev.heddle.result.Role;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
  private final FurtherColumns columns;
  private final List<MatchedRows.Key> limits;
  private final List<@Nullable RowSample> baseline;
  private final MatchedRows.@Nullable Key capacityKey;
  private final List<@Nullable RowSample> capacity;

  /**
   * @param workload its rows with any number of workers
   */
  ModelTable(
      ModelTables tables,
      List<MatchedRows.Key> keys,
      String workers,
      List<MatchedRows.Key> workload,
      Selection selection) {
    this.tables = tables;
    rows = tables.rows();
    this.keys = keys;
    this.workers = workers;
    unit = rows.unit(keys);
    asked = selection.relative();
    columns = selection.columns();
    limits = keys.stream().filter(key -> rows.role(key) == Role.LIMIT).toList();
    reference = asked ? selection.reference(keys, workload) : first(Role.BASELINE);
    baseline = rows.figures(reference);
    capacityKey = first(Role.CAPACITY);
    capacity = rows.figures(capacityKey);
  }

  Table table(String title, String benchmark, Map<String, String> settings) {
    List<Line> lines = new ArrayList<>();
    for (Line.Role role : Line.Role.values()) {
      if (role != Line.Role.PEER) {
        lines.addAll(lines(role));
      }
    }
    // of another metric the figures of the lines are no times
    Footnote character =
        tables.ofScores() ? new WorkloadCharacter(rows, keys, lines, workers).note() : null;
    List<Line> ideals = ideals();
    lines.addAll(ideals);
    lines.addAll(peers());
    List<Footnote> notes = new ArrayList<>(notes(!ideals.isEmpty()));
    if (character != null && baseline.size() == 1) {
      notes.add(character);
    }
    return new Table(
        Table.Kind.MODELS,
        title,
        benchmark,
        settings,
        List.of(ModelTables.MODEL),
        reference == null ? "" : labelOfReference(reference),
        reference != null && rows.role(reference) != Role.BASELINE,
        capacityKey == null ? "" : label(capacityKey),
        unit,
        lines,
        notes);
  }

  private List<Line> lines(Line.Role role) {
    return keys.stream().filter(key -> role(key) == role).map(key -> line(key, role)).toList();
  }

  /** Those of other runtimes, of each first the one that its others are told against. */
  private List<Line> peers() {
    Map<String, List<Line>> byRuntime = new LinkedHashMap<>();
    for (MatchedRows.Key key : keys) {
      if (role(key) == Line.Role.PEER) {
        List<Line> own = byRuntime.computeIfAbsent(runtime(key), _ -> new ArrayList<>());
        own.add(rows.role(key) == Role.PEER_BASELINE ? 0 : own.size(), line(key, Line.Role.PEER));
      }
    }
    return byRuntime.values().stream().flatMap(List::stream).toList();
  }

  private MatchedRows.@Nullable Key first(Role role) {
    return keys.stream().filter(key -> rows.role(key) == role).findFirst().orElse(null);
  }

  /**
   * What the row of another runtime is told against: one of that runtime, unless somebody asked.
   */
  private List<@Nullable RowSample> peerBaseline(MatchedRows.Key key) {
    if (asked) {
      return baseline;
    }
    String runtime = runtime(key);
    return rows.figures(
        keys.stream()
            .filter(other -> rows.role(other) == Role.PEER_BASELINE)
            .filter(other -> runtime(other).equals(runtime))
            .findFirst()
            .orElse(null));
  }

  private static String runtime(MatchedRows.Key key) {
    return PeerName.of(key.id()).map(PeerName::runtime).orElse("");
  }

  /** What stands for a row in this table, or for one of another number of workers. */
  private String labelOfReference(MatchedRows.Key key) {
    return keys.contains(key) ? label(key) : label(key) + " workers=" + tables.workers(key);
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
    List<@Nullable RowSample> against = role == Line.Role.PEER ? peerBaseline(key) : baseline;
    for (int set = 0; set < figures.size(); set++) {
      RowSample own = figures.get(set);
      RowSample most =
          role == Line.Role.PEER || rows.role(key) == Role.UNBOUNDED ? null : capacity.get(set);
      RowSample first = set == 0 ? null : figures.getFirst();
      Estimate versusFirst = own == null ? null : own.betterThanFirst(first);
      cells.add(
          own == null
              ? null
              : cell(role, set, own, most, versusFirst, against).with(columns(key, own, set)));
    }
    return new Line(role, key.id(), List.of(label(key)), cells);
  }

  private Map<Column, ColumnFigure> columns(MatchedRows.Key key, RowSample own, int set) {
    Map<Column, ColumnFigure> figures = new EnumMap<>(Column.class);
    figures.putAll(new LimitOfRow(rows, limits).of(own, set));
    ResultRow row = rows.row(key, set);
    if (row != null) {
      figures.putAll(columns.of(row));
    }
    return figures;
  }

  private Cell cell(
      Line.Role role,
      int set,
      RowSample own,
      @Nullable RowSample most,
      @Nullable Estimate versusFirst,
      List<@Nullable RowSample> against) {
    RowSample base = against.get(set);
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
    if (capacityKey != null && own.equals(most) && passed(set) > 0) {
      notes.add(TableWords.capacityUnsure(passed(set)));
    } else if (capacityKey != null && efficiency != null && above(efficiency)) {
      notes.add(TableWords.aboveCapacity(label(capacityKey)));
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

  /** How many contenders did more than what should be the most that the machine allows. */
  private int passed(int set) {
    RowSample most = capacity.get(set);
    int passed = 0;
    for (MatchedRows.Key key : keys) {
      RowSample own = rows.figures(key).get(set);
      boolean bounded =
          role(key) == Line.Role.CONTENDER && rows.role(key) != Role.UNBOUNDED && own != null;
      Estimate share = bounded && most != null ? own.betterThan(most) : null;
      passed += share != null && above(share) ? 1 : 0;
    }
    return passed;
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
    if (unit.text().isEmpty()) {
      // nothing was measured, and so nothing is to be told
      return notes;
    }
    if (reference == null && asked) {
      notes.add(TableWords.REFERENCE_ELSEWHERE);
    } else if (reference == null) {
      notes.add(TableWords.NO_BASELINE);
    } else {
      if (unit.direction() == Unit.Direction.NONE) {
        notes.add(TableWords.NO_DIRECTION);
      }
      for (MatchedRows.Key key : keys) {
        List<@Nullable RowSample> figures = rows.figures(key);
        List<@Nullable RowSample> against =
            role(key) == Line.Role.PEER ? peerBaseline(key) : baseline;
        for (int set = 0; set < figures.size(); set++) {
          RowSample own = figures.get(set);
          RowSample base = against.get(set);
          if (own != null && base != null && !own.values().isEmpty() && !own.paired(base)) {
            notes.add(TableWords.UNPAIRED);
          }
        }
      }
    }
    if (!asked && keys.stream().anyMatch(key -> rows.role(key) == Role.PEER_BASELINE)) {
      notes.add(TableWords.OWN_BASELINE);
    }
    if (ideal) {
      notes.add(TableWords.ideal(IDEAL));
    }
    return notes;
  }
}
