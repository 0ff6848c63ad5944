package dev.heddle.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All runs below a folder: run folders, and JMH files whose names say when or of what they are; or
 * what github-action-benchmark has kept.
 *
 * @param runs the runs, the oldest first
 * @param skipped what is not one, and why, a line each
 * @param lost what by its name is the newest run, or newer than that, and could not be read
 */
public record History(List<Run> runs, List<String> skipped, List<Path> lost) {

  /** Files of ours that lie beside runs. */
  private static final Set<String> OURS =
      Set.of(AcceptedChanges.NAME, Alarms.NAME, Calibration.NAME);

  private static final int DEEPEST = 8;

  /**
   * A run in its place in time.
   *
   * @param time when it began; {@link #NO_TIME} where that is not known
   * @param commit what was measured: a commit, or what else names it, such as the number of a
   *     build; empty where that is not known
   * @param set what it measured
   */
  public record Run(Instant time, String commit, ResultSet set) {

    /** What was measured in a row: where the run has several builds, the commit of the row's. */
    public String commit(RowId row) {
      RunInfo run = set.run();
      RunInfo.Build build = run == null ? null : run.plan().build(row);
      RunInfo.Commit own = run == null ? null : run.plan().ownCommit(row);
      if (build == null) {
        return own == null ? commit : own.id();
      }
      RunInfo.Commit its = build.commit();
      return its == null ? "" : its.id();
    }
  }

  /** The time of runs whose names say another order. */
  public static final Instant NO_TIME = Naming.NO_TIME;

  /** A run and what it is put in order by. */
  private record Placed(Naming.Place place, ResultSet set) {

    Run run() {
      return new Run(place.time(), place.name().label(), set);
    }

    /** Whether both are of one build, each of other benchmarks. */
    boolean goesWith(Placed other, Comparator<Naming.Place> order) {
      return set.run() == null
          && other.set.run() == null
          && (isOfTheCommitOf(other)
              || (order.compare(place, other.place) == 0
                  && place.name().label().equals(other.place.name().label())))
          && set.rows().stream()
              .map(ResultRow::id)
              .noneMatch(
                  other.set.rows().stream().map(ResultRow::id).collect(Collectors.toSet())
                      ::contains);
    }

    /** Modules are measured one after the other, and each file has its own time. */
    private boolean isOfTheCommitOf(Placed other) {
      String commit = place.name().commit();
      return !commit.isEmpty() && commit.equals(other.place.name().commit());
    }

    Placed with(Placed other) {
      List<ResultRow> rows = new ArrayList<>(set.all());
      rows.addAll(other.set.all());
      return new Placed(
          place, new ResultSet(set.name(), set.path(), rows, null, false, set.remarks()));
    }
  }

  /** What one path gave. */
  private record Attempt(
      Path path, @Nullable Placed run, @Nullable String failure, Naming.@Nullable Place lost) {

    static Attempt skipped(Path path, String failure) {
      return new Attempt(path, null, failure, null);
    }
  }

  /**
   * Reads all of {@code folder}, files named by time and commit.
   *
   * @throws UnreadableException where that is no folder, or cannot be listed
   */
  public static History read(Path folder) throws UnreadableException {
    return read(folder, Naming.USUAL);
  }

  /**
   * Reads all of {@code folder}, or the file in which github-action-benchmark keeps its data.
   *
   * @param naming what the files are named by and put in order by
   * @throws UnreadableException where it is neither, or cannot be read
   */
  public static History read(Path folder, Naming naming) throws UnreadableException {
    if (Files.isRegularFile(folder) && BenchmarkData.isLike(folder)) {
      return BenchmarkData.read(folder, naming.commits());
    }
    if (!Files.isDirectory(folder)) {
      throw new UnreadableException(
          HistoryWords.noHistory(folder, Files.exists(folder), BenchmarkData.isNamed(folder)));
    }
    if (Files.exists(folder.resolve("run.json"))) {
      throw new UnreadableException(HistoryWords.singleRun(folder));
    }
    List<Path> places = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    try {
      collect(listed(folder), 0, places, skipped);
    } catch (IOException e) {
      throw UnreadableException.of(folder, e);
    }
    List<Placed> placed = new ArrayList<>();
    List<Attempt> attempts =
        places.parallelStream().map(path -> attempt(folder, path, naming)).toList();
    for (Attempt attempt : attempts) {
      if (attempt.run() != null) {
        placed.add(attempt.run());
      } else if (attempt.failure() != null) {
        skipped.add(attempt.failure());
      }
    }
    return new History(
        inOrder(placed, naming.order()), skipped, lost(attempts, placed, naming.order()));
  }

  /** What would be the newest run, or a part of it, had it been read. */
  private static List<Path> lost(
      List<Attempt> attempts, List<Placed> placed, Comparator<Naming.Place> order) {
    Naming.Place newest = placed.stream().map(Placed::place).max(order).orElse(null);
    List<Path> lost = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Naming.Place place = attempt.lost();
      if (place != null && (newest == null || order.compare(place, newest) >= 0)) {
        lost.add(attempt.path());
      }
    }
    return lost;
  }

  private static List<Run> inOrder(List<Placed> placed, Comparator<Naming.Place> order) {
    placed.sort(Comparator.comparing(Placed::place, order).thenComparing(run -> run.set().path()));
    List<Placed> builds = new ArrayList<>();
    for (Placed each : placed) {
      if (!builds.isEmpty() && builds.getLast().goesWith(each, order)) {
        builds.add(builds.removeLast().with(each));
      } else {
        builds.add(each);
      }
    }
    return builds.stream().map(Placed::run).toList();
  }

  private static void collect(
      List<Path> listed, int depth, List<Path> places, List<String> skipped) {
    for (Path path : listed) {
      if (Files.isDirectory(path)) {
        if (Files.exists(path.resolve("run.json"))) {
          places.add(path);
        } else if (depth < DEEPEST) {
          try {
            collect(listed(path), depth + 1, places, skipped);
          } catch (IOException e) {
            // the runs beside it are no worse for it
            skipped.add(UnreadableException.of(path, e).getMessage());
          }
        }
      } else if ((path.toString().endsWith(".json") || path.toString().endsWith(".json.gz"))
          && !OURS.contains(path.getFileName().toString())) {
        places.add(path);
      }
    }
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Attempt attempt(Path folder, Path path, Naming naming) {
    try {
      if (Files.isDirectory(path)) {
        ResultSet set = ResultSet.read(path);
        RunInfo info = set.run();
        if (info == null) {
          return Attempt.skipped(path, HistoryWords.noRun(path));
        }
        if (info.plan().aim() == RunInfo.Aim.CONFIRMATION) {
          // its rows were picked because they had looked slow
          return new Attempt(path, null, null, null);
        }
        return new Attempt(path, new Placed(naming.of(info), set), null, null);
      }
      Naming.Place place = naming.of(relative(folder, path));
      return new Attempt(path, new Placed(place, ResultSet.read(path)), null, null);
    } catch (UnreadableException e) {
      return new Attempt(path, null, e.getMessage(), byName(folder, path, naming));
    } catch (Naming.NoPlace e) {
      return Attempt.skipped(path, path + ": " + e.getMessage());
    }
  }

  /** The place that a file or a run's folder has by its name alone; null where that says none. */
  private static Naming.@Nullable Place byName(Path folder, Path path, Naming naming) {
    String name = relative(folder, path);
    try {
      return naming.of(name.contains(".json") ? name : name + ".json");
    } catch (Naming.NoPlace e) {
      return null;
    }
  }

  private static String relative(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}
