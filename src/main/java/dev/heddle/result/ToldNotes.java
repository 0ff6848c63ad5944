package dev.heddle.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How what a fork tells lies in its notes, which are words by name: the one place that knows these
 * names and the units of what they hold.
 *
 * <p>A note that is not known here stays in the notes of its fork, and is no part of what it tells;
 * nor is one that means nothing.
 */
public final class ToldNotes {

  private static final String IDEAL = "ideal.ms";

  private static final String SITE_COVERS = "site.covers";
  private static final String SITE_REQUESTS = "site.requests";
  private static final String SITE_CONNECTIONS = "site.connections";
  private static final String SITE_INTENDED = "site.intended.ms";
  private static final String SITE_MEDIAN = "site.actual.p50.ms";
  private static final String SITE_P99 = "site.actual.p99.ms";
  private static final String SITE_LATE = "site.late";
  private static final String SITE_CPU = "site.cpu.seconds";

  private static final String ERRORS = "fetch.errors";
  private static final String ERRORS_WHAT = "fetch.errors.what";

  private static final String COURSE_BEGUN = "course.begun.ms";
  private static final String COURSE_MEASURING = "course.measuring.ms";
  private static final String COURSE_ENDED = "course.ended.ms";

  private static final String PARALLELISM = "virtual.parallelism";
  private static final String NEW_THREADS = "threads.new";
  private static final String THREADS_ALONE = "threads.new.alone.ms";
  private static final String STARTED_FROM = "worker.started.from";

  private static final String UPDATES = "bank.updates";
  private static final String UPDATES_LOST = "bank.updates.lost";
  private static final String LOCK_WAIT = "lock.wait.max.ms";
  private static final String LOCK_FAIRNESS = "lock.fairness";

  private static final String FILE_SYSTEM = "files.system";
  private static final String FILES_AT_ONCE = "files.at-once";
  private static final String FILES_CARRIERS = "files.carriers";

  private static final String LATE_SAMPLES = "latency.samples";
  private static final String LATE_RATE = "latency.rate";
  private static final String LATE_MEDIAN = "latency.p50.ms";
  private static final String LATE_P99 = "latency.p99.ms";
  private static final String LATE_P999 = "latency.p99-9.ms";
  private static final String LATE_LONGEST = "latency.max.ms";
  private static final String LATE_BEGUN_MEDIAN = "latency.begun.p50.ms";
  private static final String LATE_BEGUN_P99 = "latency.begun.p99.ms";
  private static final String LATE_SENT_P99 = "latency.sent.p99.ms";

  private static final String IDLE_BYTES = "idle.worker.bytes";
  private static final String IDLE_MOST = "idle.worker.most";

  private static final String COMMAND_RUNS = "command.runs";
  private static final String COMMAND_EACH = "command.each";
  private static final String COMMAND_USER = "command.user.ms";
  private static final String COMMAND_SYSTEM = "command.system.ms";
  private static final String COMMAND_CODES = "command.exit-codes";

  private static final String LEFT_RUNNING = "left.running";

  private static final String WORKERS_LEFT = "workers";
  private static final String CRASHES = "crashes";
  private static final String TASKS_LOST = "tasks.lost";

  private static final String COLD_FIRST = "cold.first-thousand.ms";
  private static final String COLD_SECOND = "cold.second-thousand.ms";
  private static final String COLD_CPU = "cold.cpu.ms";

  private static final String RUNTIME_NAME = "runtime.name";
  private static final String RUNTIME_VERSION = "runtime.version";
  private static final String RUNTIME_MARK = "runtime.mark.";

  private ToldNotes() {}

  /** The notes for what is told, in the order in which a reader wants them. */
  public static Map<String, String> write(Told told) {
    NoteValues to = new NoteValues(new LinkedHashMap<>());
    switch (told) {
      case Told.Ideal(Duration time) -> to.millis(IDEAL, time);
      case Told.SiteAnswers site -> {
        to.notes().put(SITE_COVERS, "warm-up and measurement; connections: since the site began");
        to.count(SITE_REQUESTS, site.requests());
        to.count(SITE_CONNECTIONS, site.connections());
        to.millis(SITE_INTENDED, site.intended());
        to.millis(SITE_MEDIAN, site.median());
        to.millis(SITE_P99, site.p99());
        to.count(SITE_LATE, site.late());
        to.notes().put(SITE_CPU, String.format(Locale.ROOT, "%.2f", site.cpu().toNanos() / 1e9));
      }
      case Told.FetchErrors errors -> {
        to.count(ERRORS, errors.count());
        to.text(ERRORS_WHAT, errors.what());
      }
      case Told.Workers workers -> WorkerNotes.write(workers, to.notes());
      case Told.Costs costs -> CostNotes.write(costs, to.notes());
      case Told.Course course -> {
        to.millis(COURSE_BEGUN, course.begun());
        to.millis(COURSE_MEASURING, course.measuring());
        to.millis(COURSE_ENDED, course.ended());
      }
      case Told.Parallelism(int threads) -> to.count(PARALLELISM, threads);
      case Told.NewThreads(int count, Duration alone) -> {
        to.count(NEW_THREADS, count);
        to.millis(THREADS_ALONE, alone);
      }
      case Told.Starts(String from) -> to.text(STARTED_FROM, from);
      case Told.LostUpdates ledger -> {
        to.count(UPDATES, ledger.updates());
        to.count(UPDATES_LOST, ledger.lost());
      }
      case Told.LockService(Duration longestWait, double fairness) -> {
        to.millis(LOCK_WAIT, longestWait);
        to.notes().put(LOCK_FAIRNESS, String.format(Locale.ROOT, "%.4f", fairness));
      }
      case Told.LeftRunning(String variable) -> to.text(LEFT_RUNNING, variable);
      case Told.FileSystem(String type) -> to.text(FILE_SYSTEM, type);
      case Told.Carriers held -> {
        to.count(FILES_AT_ONCE, held.tasks());
        to.count(FILES_CARRIERS, held.carriers());
      }
      case Told.Latency late -> {
        to.count(LATE_SAMPLES, late.samples());
        to.notes().put(LATE_RATE, String.format(Locale.ROOT, "%.3f", late.rate()));
        to.millis(LATE_MEDIAN, late.median());
        to.millis(LATE_P99, late.p99());
        to.millis(LATE_P999, late.p999());
        to.millis(LATE_LONGEST, late.longest());
        to.millis(LATE_BEGUN_MEDIAN, late.begunMedian());
        to.millis(LATE_BEGUN_P99, late.begunP99());
        to.millis(LATE_SENT_P99, late.sentP99());
      }
      case Told.IdleWorker idle -> {
        to.count(IDLE_BYTES, idle.bytes());
        to.count(IDLE_MOST, idle.most());
      }
      case Told.OtherRuntime runtime -> {
        to.text(RUNTIME_NAME, runtime.name());
        to.text(RUNTIME_VERSION, runtime.version());
        runtime.marks().forEach((name, value) -> to.text(RUNTIME_MARK + name, value));
      }
      case Told.CommandRuns runs -> {
        to.count(COMMAND_RUNS, runs.runs());
        to.count(COMMAND_EACH, runs.each());
        to.millis(COMMAND_USER, runs.user());
        to.millis(COMMAND_SYSTEM, runs.system());
        to.text(COMMAND_CODES, codes(runs.exitCodes()));
      }
      case Told.Crashes crashes -> {
        to.count(WORKERS_LEFT, crashes.workers());
        to.count(CRASHES, crashes.crashes());
        to.count(TASKS_LOST, crashes.tasksLost());
      }
      case Told.Cold cold -> {
        to.millis(COLD_FIRST, cold.first());
        to.millis(COLD_SECOND, cold.second());
        to.millis(COLD_CPU, cold.cpu());
      }
    }
    return to.notes();
  }

  /** All that notes tell. */
  static List<Told> read(Map<String, String> notes) {
    return read(notes, _ -> true);
  }

  /** What notes tell of one theme; of a large run all of it would be read again and again. */
  static <T extends Told> Optional<T> read(Map<String, String> notes, Class<T> theme) {
    return read(notes, theme::equals).stream().map(theme::cast).findFirst();
  }

  private static List<Told> read(Map<String, String> notes, Predicate<Class<?>> wanted) {
    NoteValues from = new NoteValues(notes);
    List<Told> told = new ArrayList<>();
    if (wanted.test(Told.Ideal.class) && from.has(IDEAL)) {
      told.add(new Told.Ideal(from.time(IDEAL, 1e6)));
    }
    if (wanted.test(Told.SiteAnswers.class) && (from.has(SITE_REQUESTS) || from.has(SITE_LATE))) {
      told.add(
          new Told.SiteAnswers(
              from.count(SITE_REQUESTS),
              from.count(SITE_CONNECTIONS),
              from.time(SITE_INTENDED, 1e6),
              from.time(SITE_MEDIAN, 1e6),
              from.time(SITE_P99, 1e6),
              from.count(SITE_LATE),
              from.time(SITE_CPU, 1e9)));
    }
    if (wanted.test(Told.FetchErrors.class) && from.has(ERRORS)) {
      told.add(new Told.FetchErrors(from.count(ERRORS), from.text(ERRORS_WHAT)));
    }
    if (wanted.test(Told.Workers.class)) {
      WorkerNotes.read(notes).ifPresent(told::add);
    }
    if (wanted.test(Told.Costs.class)) {
      CostNotes.read(notes).ifPresent(told::add);
    }
    if (wanted.test(Told.Course.class)
        && from.has(COURSE_BEGUN)
        && from.has(COURSE_MEASURING)
        && from.has(COURSE_ENDED)) {
      told.add(
          new Told.Course(
              from.time(COURSE_BEGUN, 1e6),
              from.time(COURSE_MEASURING, 1e6),
              from.time(COURSE_ENDED, 1e6)));
    }
    if (wanted.test(Told.Parallelism.class) && from.has(PARALLELISM)) {
      told.add(new Told.Parallelism(from.small(PARALLELISM)));
    }
    if (wanted.test(Told.NewThreads.class) && from.has(NEW_THREADS) && from.has(THREADS_ALONE)) {
      told.add(new Told.NewThreads(from.small(NEW_THREADS), from.time(THREADS_ALONE, 1e6)));
    }
    if (wanted.test(Told.Starts.class) && notes.containsKey(STARTED_FROM)) {
      told.add(new Told.Starts(from.text(STARTED_FROM)));
    }
    if (wanted.test(Told.LostUpdates.class) && from.has(UPDATES) && from.has(UPDATES_LOST)) {
      told.add(new Told.LostUpdates(from.count(UPDATES), from.count(UPDATES_LOST)));
    }
    if (wanted.test(Told.LockService.class) && from.has(LOCK_WAIT) && from.has(LOCK_FAIRNESS)) {
      told.add(
          new Told.LockService(from.time(LOCK_WAIT, 1e6), Math.min(1, from.number(LOCK_FAIRNESS))));
    }
    if (wanted.test(Told.FileSystem.class) && notes.containsKey(FILE_SYSTEM)) {
      told.add(new Told.FileSystem(from.text(FILE_SYSTEM)));
    }
    if (wanted.test(Told.Carriers.class) && from.has(FILES_AT_ONCE) && from.has(FILES_CARRIERS)) {
      told.add(new Told.Carriers(from.small(FILES_AT_ONCE), from.small(FILES_CARRIERS)));
    }
    if (wanted.test(Told.Latency.class) && from.has(LATE_SAMPLES)) {
      told.add(
          new Told.Latency(
              from.count(LATE_SAMPLES),
              Math.max(0, from.number(LATE_RATE)),
              from.time(LATE_MEDIAN, 1e6),
              from.time(LATE_P99, 1e6),
              from.time(LATE_P999, 1e6),
              from.time(LATE_LONGEST, 1e6),
              from.time(LATE_BEGUN_MEDIAN, 1e6),
              from.time(LATE_BEGUN_P99, 1e6),
              from.time(LATE_SENT_P99, 1e6)));
    }
    if (wanted.test(Told.IdleWorker.class) && from.has(IDLE_BYTES)) {
      told.add(new Told.IdleWorker(from.count(IDLE_BYTES), from.small(IDLE_MOST)));
    }
    if (wanted.test(Told.CommandRuns.class) && from.has(COMMAND_RUNS)) {
      told.add(
          new Told.CommandRuns(
              from.count(COMMAND_RUNS),
              Math.max(1, from.small(COMMAND_EACH)),
              from.time(COMMAND_USER, 1e6),
              from.time(COMMAND_SYSTEM, 1e6),
              codes(from.text(COMMAND_CODES))));
    }
    if (wanted.test(Told.LeftRunning.class) && from.text(LEFT_RUNNING).matches("[A-Z_]+")) {
      told.add(new Told.LeftRunning(from.text(LEFT_RUNNING)));
    }
    if (wanted.test(Told.Crashes.class) && from.has(CRASHES)) {
      told.add(
          new Told.Crashes(from.small(WORKERS_LEFT), from.count(CRASHES), from.count(TASKS_LOST)));
    }
    if (wanted.test(Told.Cold.class)
        && from.has(COLD_FIRST)
        && from.has(COLD_SECOND)
        && from.has(COLD_CPU)) {
      told.add(
          new Told.Cold(
              from.time(COLD_FIRST, 1e6), from.time(COLD_SECOND, 1e6), from.time(COLD_CPU, 1e6)));
    }
    if (wanted.test(Told.OtherRuntime.class) && notes.containsKey(RUNTIME_NAME)) {
      told.add(runtime(from));
    }
    return told;
  }

  private static Told.OtherRuntime runtime(NoteValues from) {
    Map<String, String> marks = new LinkedHashMap<>();
    from.notes()
        .forEach((name, value) -> {
          if (name.startsWith(RUNTIME_MARK)) {
            marks.put(name.substring(RUNTIME_MARK.length()), value);
          }
        });
    return new Told.OtherRuntime(from.text(RUNTIME_NAME), from.text(RUNTIME_VERSION), marks);
  }

  /** {@code 0=12 3=1}: so many ended with that code. */
  private static String codes(Map<Integer, Long> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  private static Map<Integer, Long> codes(String text) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (String each : text.split(" ", -1)) {
      if (each.matches("-?\\d{1,9}=\\d{1,18}")) {
        String[] parts = each.split("=", 2);
        counts.put(Integer.valueOf(parts[0]), Long.valueOf(parts[1]));
      }
    }
    return counts;
  }
}
