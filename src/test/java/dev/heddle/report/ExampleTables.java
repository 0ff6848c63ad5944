package dev.heddle.report;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.Load;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import java.io.IOException;
import java.nio.file.Path;

/** Runs whose tables have all that tables can have. */
final class ExampleTables {

  private ExampleTables() {}

  /** All models at squares, nothing out of order but a fork short. */
  static Path squares(Path place) throws IOException {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
    String[] settings = {"tasks", "64", "n", "50000000"};
    run.takes(run.row("sequential", 1, settings), 25.1);
    run.takes(run.row("platform-threads", 2, settings), 13.9);
    run.takes(run.row("fixed-pool", 2, settings), 12.7);
    run.takes(run.row("work-stealing", 2, settings), 12.8);
    run.takes(run.row("virtual-threads", 2, settings), 13.1);
    RowId perTask = run.row("process-per-task", 2, settings);
    run.takes(perTask, 2900);
    run.takes(run.row("process-pool", 2, settings), 13.3);
    run.takes(run.row("bare", 1, settings), 25.0);
    run.takes(run.row("independent", 2, settings), 12.6);
    run.lacks(perTask, 2);
    return run.write(place);
  }

  /** Fetches with two numbers of workers, and everything that can go wrong. */
  static Path fetch(Path place) throws IOException {
    ExampleRun run = ExampleRun.of("fetch", "dev.heddle.benchmarks.Fetch.all").warming(1.1);
    RowId sequential = run.row("sequential", 1, "urls", "16");
    run.takes(sequential, 81).note(sequential, "ideal.ms", "80");
    for (int workers : new int[] {4, 16}) {
      for (String model : new String[] {"fixed-pool", "virtual-threads", "process-pool"}) {
        RowId row = run.row(model, workers, "urls", "16");
        double ideal = 16.0 / workers * 5;
        run.takes(row, ideal * 1.05).note(row, "ideal.ms", "" + ideal);
      }
    }
    RowId unbounded = run.row("virtual-threads[bound=none]", "unbounded", "urls", "16");
    run.takes(unbounded, 5.4).note(unbounded, "ideal.ms", "5");
    RowId late = run.row("virtual-threads", 16, "urls", "16");
    run.note(late, "site.requests", "480")
        .note(late, "site.late", "48")
        .note(late, "site.intended.ms", "5")
        .note(late, "site.actual.p99.ms", "7.25");
    RowId wrong = run.row("fixed-pool", 16, "urls", "16");
    run.note(wrong, "fetch.errors", "2").note(wrong, "fetch.errors.what", "status 500");
    run.load(run.row("fixed-pool", 4, "urls", "16"), new Load(2, 0.034, 0.5));
    RowId never = run.row("process-per-task", 4, "urls", "16");
    run.takes(never, 0).fails(never, 1, "the worker\u001b[31m never came");
    return run.status(RunInfo.Status.INTERRUPTED).write(place);
  }

  /** Fetches of which forks tell all that they can: who worked, when, and for how much. */
  static Path told(Path place) throws IOException {
    ExampleRun run = ExampleRun.of("fetch", "dev.heddle.benchmarks.Fetch.all");
    RowId threads = run.row("fixed-pool", 4, "urls", "16");
    run.takes(threads, 20)
        .note(threads, "site.requests", "480")
        .note(threads, "model.workers", "4 x platform thread: in a fixed pool")
        .note(threads, "model.workers.1.kind", "platform thread")
        .note(threads, "model.workers.1.start", "in a fixed pool")
        .note(threads, "model.workers.1.pids", "4 x 4711");
    costs(run, threads, "cpu=500000.000 us", 500);
    RowId processes = run.row("process-pool", 4, "urls", "16");
    run.takes(processes, 21)
        .note(processes, "site.requests", "320")
        .note(processes, "model.workers", "2 x process: a JVM that stays")
        .note(processes, "model.workers.1.kind", "process")
        .note(processes, "model.workers.1.start", "a JVM that stays")
        .note(processes, "model.workers.1.pids", "4712, 4713");
    costs(run, processes, "cpu=2000000.000 us", 1000);
    return run.write(place);
  }

  private static void costs(ExampleRun run, RowId row, String start, int begun) {
    run.note(row, "costs.bounds", "fork")
        .note(row, "costs.start", start)
        .note(row, "costs.warmup", "cpu=250000.000 us")
        .note(row, "costs.measured", "cpu=900000.000 us")
        .note(row, "course.begun.ms", begun + ".000")
        .note(row, "course.measuring.ms", begun + 600 + ".000")
        .note(row, "course.ended.ms", "2400.000");
  }
}
