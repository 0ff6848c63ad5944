package dev.heddle.report;

import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.plot.Picture;
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
import java.util.function.Function;

/**
 * Pictures of what went on in a run: its forks over time, its processes and threads, and what each
 * of these did when.
 */
final class RunPictures {

  /** A picture of more is a wall. */
  private static final int BOXES = 60;

  private static final int LANES = 120;

  private static final int SPANS = 600;

  /** So many marks all pictures of a run have, less two for each of its rows: a page is small. */
  private static final int MARKS = 600;

  private static final int FEWEST_MARKS = 100;

  private static final double NANOS = 1e9;

  /** Parameters that name what processes share. */
  private static final List<String> SHARED = List.of("lock", "queue", "counter");

  private final Tables tables;
  private final String letter;
  private final Map<RowId, ResultRow> rows = new HashMap<>();
  private final int most;
  private final List<DocumentPart> parts = new ArrayList<>();
  private int marks;
  private int leftOut;

  private RunPictures(ResultSet set, Tables tables, String letter) {
    this.tables = tables;
    this.letter = letter;
    set.rows().forEach(row -> rows.put(row.id(), row));
    most = Math.max(FEWEST_MARKS, MARKS - 2 * rows.size());
  }

  /** A row, and the last of its forks that told who ran its tasks. */
  private record LastFork(String name, RowId row, Fork fork, Told.Workers workers) {}

  /**
   * The pictures of a run; none where its forks told nothing, as with a file of JMH's.
   *
   * @param letter what their titles begin with, where there are several runs; else empty
   */
  static List<DocumentPart> of(ResultSet set, Tables tables, String letter) {
    RunPictures pictures = new RunPictures(set, tables, letter);
    pictures.forks();
    for (Table table : tables.tables()) {
      List<LastFork> forks = pictures.last(table);
      if (!forks.isEmpty()) {
        pictures.map(table, forks);
        pictures.lanes(table, forks);
      }
    }
    if (pictures.leftOut > 0) {
      pictures.parts.add(new DocumentPart.Remarks(List.of(PictureWords.leftOut(pictures.leftOut))));
    }
    return pictures.parts;
  }

  private <T extends Picture> void add(T picture, Function<T, Sheet> sheet) {
    if (marks + picture.marks() > most) {
      leftOut++;
    } else {
      marks += picture.marks();
      parts.add(new DocumentPart.Drawn(picture, sheet.apply(picture)));
    }
  }

  private void tooMany(String title, int count, String what, int most) {
    parts.add(new DocumentPart.Remarks(List.of(PictureWords.tooMany(title, count, what, most))));
  }

  private String title(Table table) {
    return letter + Sheets.title(tables, table);
  }

  private List<LastFork> last(Table table) {
    List<LastFork> forks = new ArrayList<>();
    for (Line line : table.lines()) {
      RowId row = line.row();
      List<Fork> own = forksOf(line);
      if (row != null && !own.isEmpty()) {
        Fork fork = own.getLast();
        fork.told(Told.Workers.class)
            .ifPresent(
                workers -> forks.add(new LastFork(line.name(table.columns()), row, fork, workers)));
      }
    }
    return forks;
  }

  /** The last fork of each row of a table, with those who ran its tasks. */
  private void map(Table table, List<LastFork> forks) {
    List<ProcessMap.House> houses = new ArrayList<>();
    List<ProcessMap.Shared> shared = new ArrayList<>();
    List<Integer> site = new ArrayList<>();
    long requests = 0;
    for (LastFork last : forks) {
      int first = houses.size();
      houses(last.name(), last.workers(), houses);
      Told.SiteAnswers answers = last.fork().told(Told.SiteAnswers.class).orElse(null);
      if (answers != null && answers.requests() > 0) {
        site.addAll(users(first, houses.size()));
        requests += answers.requests();
      }
      share(last.row(), first, houses.size(), shared);
    }
    String title = PictureWords.processes(title(table));
    if (houses.size() > BOXES) {
      tooMany(title, houses.size(), "processes", BOXES);
      return;
    }
    if (!site.isEmpty()) {
      shared.addFirst(
          new ProcessMap.Shared(PictureWords.SITE, PictureWords.requests(requests), site));
    }
    ProcessMap map =
        new ProcessMap(title, PictureWords.houses(houses.size(), shared.size()), houses, shared);
    add(map, PictureSheets::of);
  }

  /** A fork with its threads, and below it the processes that ran its tasks. */
  private static void houses(String name, Told.Workers workers, List<ProcessMap.House> houses) {
    List<ProcessMap.Threads> threads = new ArrayList<>();
    List<ProcessMap.House> children = new ArrayList<>();
    for (Told.Worker worker : workers.each()) {
      if (isProcess(worker)) {
        children.add(new ProcessMap.House(process(worker), worker.start(), 1, List.of()));
      } else {
        threads.add(new ProcessMap.Threads(worker.count(), worker.kind(), worker.start()));
      }
    }
    if (threads.isEmpty()) {
      threads.add(new ProcessMap.Threads(1, "caller", PictureWords.HANDS_OUT));
    }
    houses.add(new ProcessMap.House(name, PictureWords.fork(pid(workers)), 0, threads));
    houses.addAll(children);
  }

  private static boolean isProcess(Told.Worker worker) {
    return worker.kind().equals("process");
  }

  private static String process(Told.Worker worker) {
    return worker.pid() == 0 ? PictureWords.ONE_EACH : PictureWords.process(worker.pid());
  }

  /** The process of the fork, where one of its own threads ran tasks; else 0. */
  private static long pid(Told.Workers workers) {
    return workers.each().stream()
        .filter(worker -> !isProcess(worker))
        .mapToLong(Told.Worker::pid)
        .max()
        .orElse(0);
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

  /** What the threads of each row's last fork did when: a lane a thread, grouped by process. */
  private void lanes(Table table, List<LastFork> forks) {
    List<Timeline.Group> groups = new ArrayList<>();
    for (LastFork last : forks) {
      WorkerLanes lanes = new WorkerLanes(last.name(), last.fork());
      List<Timeline.Lane> own = new ArrayList<>(List.of(lanes.ofFork()));
      List<Timeline.Group> children = new ArrayList<>();
      for (Told.Worker worker : last.workers().each()) {
        if (isProcess(worker)) {
          String process = process(worker);
          children.add(new Timeline.Group(last.name() + ", " + process, lanes.of(worker, process)));
        } else {
          own.addAll(lanes.of(worker, PictureWords.itsFork(pid(last.workers()))));
        }
      }
      groups.add(
          new Timeline.Group(last.name() + ", " + PictureWords.itsFork(pid(last.workers())), own));
      groups.addAll(children);
    }
    int lanes = groups.stream().mapToInt(group -> group.lanes().size()).sum();
    String title = PictureWords.lanes(title(table));
    if (lanes > LANES) {
      tooMany(title, lanes, "lanes", LANES);
    } else {
      boolean stages =
          forks.stream().anyMatch(last -> last.fork().told(Told.Course.class).isPresent());
      Timeline timeline =
          new Timeline(title, PictureWords.lanes(lanes, groups.size(), stages), "s", groups);
      add(timeline, PictureSheets::of);
    }
  }

  /** When each fork ran: a lane a row, grouped by tables. */
  private void forks() {
    int lanes = 0;
    int forks = 0;
    for (Table table : tables.tables()) {
      for (Line line : table.lines()) {
        int own = forksOf(line).size();
        lanes += own > 0 ? 1 : 0;
        forks += own;
      }
    }
    if (lanes > LANES) {
      tooMany(letter + PictureWords.FORKS, lanes, "rows", LANES);
    } else if (forks > SPANS) {
      tooMany(letter + PictureWords.FORKS, forks, "forks", SPANS);
    } else if (lanes > 0) {
      Timeline timeline =
          new Timeline(
              letter + PictureWords.FORKS, PictureWords.forks(forks, lanes), "s", groupsOfForks());
      add(timeline, PictureSheets::of);
    }
  }

  private List<Timeline.Group> groupsOfForks() {
    Instant begun =
        rows.values().stream()
            .flatMap(row -> row.forks().stream())
            .map(Fork::started)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    List<Timeline.Group> groups = new ArrayList<>();
    for (Table table : tables.tables()) {
      List<Timeline.Lane> own = new ArrayList<>();
      for (Line line : table.lines()) {
        String name = line.name(table.columns());
        List<Timeline.Span> spans =
            forksOf(line).stream().map(fork -> span(name, fork, begun)).toList();
        if (!spans.isEmpty()) {
          own.add(new Timeline.Lane(name, spans));
        }
      }
      if (!own.isEmpty()) {
        groups.add(new Timeline.Group(title(table), own));
      }
    }
    return groups;
  }

  private List<Fork> forksOf(Line line) {
    ResultRow row = line.row() == null ? null : rows.get(line.row());
    return row == null ? List.of() : row.forks();
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
