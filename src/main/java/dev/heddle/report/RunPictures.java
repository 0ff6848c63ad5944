package dev.heddle.report;

import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.plot.ProcessMap;
import dev.heddle.plot.Timeline;
import dev.heddle.result.Fork;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pictures of what went on in a run: its processes and threads, and its forks over time. */
final class RunPictures {

  /** A picture of more is a wall. */
  private static final int BOXES = 60;

  private static final int LANES = 120;

  private static final double NANOS = 1e9;

  /** Parameters that name what processes share. */
  private static final List<String> SHARED = List.of("lock", "queue", "counter");

  private final Tables tables;
  private final Map<RowId, ResultRow> rows = new HashMap<>();

  private RunPictures(ResultSet set, Tables tables) {
    this.tables = tables;
    set.rows().forEach(row -> rows.put(row.id(), row));
  }

  /** The pictures of a run; none where its forks told nothing, as with a file of JMH's. */
  static List<DocumentPart> of(ResultSet set, Tables tables) {
    RunPictures pictures = new RunPictures(set, tables);
    List<DocumentPart> parts = new ArrayList<>();
    for (Table table : tables.tables()) {
      pictures.map(table).ifPresent(parts::add);
    }
    pictures.forks().ifPresent(parts::add);
    return parts;
  }

  private String title(Table table) {
    return Sheets.of(tables, table).title();
  }

  /** The last fork of each row of a table, with those who ran its tasks. */
  private Optional<DocumentPart> map(Table table) {
    List<ProcessMap.House> houses = new ArrayList<>();
    List<ProcessMap.Shared> shared = new ArrayList<>();
    List<Integer> site = new ArrayList<>();
    long requests = 0;
    for (Line line : table.lines()) {
      ResultRow row = line.row() == null ? null : rows.get(line.row());
      if (row == null || row.forks().isEmpty()) {
        continue;
      }
      Fork fork = row.forks().getLast();
      Told.Workers workers = fork.told(Told.Workers.class).orElse(null);
      if (workers == null) {
        continue;
      }
      int first = houses.size();
      houses(line.name(table.columns()), workers, houses);
      Told.SiteAnswers answers = fork.told(Told.SiteAnswers.class).orElse(null);
      if (answers != null && answers.requests() > 0) {
        site.addAll(users(first, houses.size()));
        requests += answers.requests();
      }
      share(row.id(), first, houses.size(), shared);
    }
    if (houses.isEmpty()) {
      return Optional.empty();
    }
    if (houses.size() > BOXES) {
      return Optional.of(
          new DocumentPart.Remarks(
              List.of(PictureWords.tooMany(title(table), houses.size(), "processes", BOXES))));
    }
    if (!site.isEmpty()) {
      shared.addFirst(
          new ProcessMap.Shared(PictureWords.SITE, PictureWords.requests(requests), site));
    }
    String title = PictureWords.processes(title(table));
    return Optional.of(
        new DocumentPart.Drawn(
            new ProcessMap(
                title, PictureWords.houses(houses.size(), shared.size()), houses, shared)));
  }

  /** A fork with its threads, and below it the processes that ran its tasks. */
  private static void houses(String name, Told.Workers workers, List<ProcessMap.House> houses) {
    List<ProcessMap.Threads> threads = new ArrayList<>();
    List<ProcessMap.House> children = new ArrayList<>();
    long pid = 0;
    for (Told.Worker worker : workers.each()) {
      if (worker.kind().equals("process")) {
        String process =
            worker.pid() == 0 ? PictureWords.ONE_EACH : PictureWords.process(worker.pid());
        children.add(new ProcessMap.House(process, worker.start(), 1, List.of()));
      } else {
        pid = worker.pid();
        threads.add(new ProcessMap.Threads(worker.count(), worker.kind(), worker.start()));
      }
    }
    if (threads.isEmpty()) {
      threads.add(new ProcessMap.Threads(1, "caller", PictureWords.HANDS_OUT));
    }
    houses.add(new ProcessMap.House(name, PictureWords.fork(pid), 0, threads));
    houses.addAll(children);
  }

  private static void share(RowId row, int from, int to, List<ProcessMap.Shared> shared) {
    for (String param : SHARED) {
      String value = row.params().get(param);
      if (value != null) {
        shared.add(new ProcessMap.Shared(param, value, users(from, to)));
      }
    }
  }

  /** Those that ran tasks: the fork, or where there are some the processes below it. */
  private static List<Integer> users(int from, int to) {
    List<Integer> users = new ArrayList<>();
    for (int user = to - from > 1 ? from + 1 : from; user < to; user++) {
      users.add(user);
    }
    return users;
  }

  /** When each fork ran: a lane a row, grouped by tables. */
  private Optional<DocumentPart> forks() {
    Instant begun =
        rows.values().stream()
            .flatMap(row -> row.forks().stream())
            .map(Fork::started)
            .min(Comparator.naturalOrder())
            .orElse(null);
    if (begun == null) {
      return Optional.empty();
    }
    List<Timeline.Group> groups = new ArrayList<>();
    int lanes = 0;
    int forks = 0;
    for (Table table : tables.tables()) {
      List<Timeline.Lane> own = new ArrayList<>();
      for (Line line : table.lines()) {
        ResultRow row = line.row() == null ? null : rows.get(line.row());
        if (row != null && !row.forks().isEmpty()) {
          String name = line.name(table.columns());
          List<Timeline.Span> spans =
              row.forks().stream().map(fork -> span(name, fork, begun)).toList();
          own.add(new Timeline.Lane(name, spans));
          forks += spans.size();
        }
      }
      lanes += own.size();
      if (!own.isEmpty()) {
        groups.add(new Timeline.Group(title(table), own));
      }
    }
    if (lanes > LANES) {
      return Optional.of(
          new DocumentPart.Remarks(
              List.of(PictureWords.tooMany(PictureWords.FORKS, lanes, "rows", LANES))));
    }
    return lanes == 0
        ? Optional.empty()
        : Optional.of(
            new DocumentPart.Drawn(
                new Timeline(PictureWords.FORKS, PictureWords.forks(forks, lanes), "s", groups)));
  }

  private static Timeline.Span span(String name, Fork fork, Instant begun) {
    double from = Duration.between(begun, fork.started()).toNanos() / NANOS;
    double seconds = Math.max(0, fork.seconds());
    return new Timeline.Span(
        from,
        from + seconds,
        PictureWords.FORK,
        PictureWords.fork(name, fork.round(), fork.order(), from, seconds));
  }
}
