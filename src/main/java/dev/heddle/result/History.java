package dev.heddle.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All runs below a folder: run folders, and JMH files named by time and commit.
 *
 * @param runs the runs, the oldest first
 * @param skipped what is not one, and why, a line each
 */
public record History(List<Run> runs, List<String> skipped) {

  /** {@code 2025-11-16T05-25-16Z-1846e70….json}, with anything after the commit. */
  private static final Pattern NAME =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}T)(\\d{2})-(\\d{2})-(\\d{2}Z)-([0-9a-fA-F]{7,64})(?:-.*)?\\.json");

  /** Files of ours that lie beside runs. */
  private static final Set<String> OURS =
      Set.of(AcceptedChanges.NAME, Alarms.NAME, Calibration.NAME);

  private static final int DEEPEST = 8;

  /**
   * A run in its place in time.
   *
   * @param time when it began
   * @param commit what was measured; empty where that is not known
   * @param set what it measured
   */
  public record Run(Instant time, String commit, ResultSet set) {}

  /** What one path gave. */
  private record Attempt(@Nullable Run run, @Nullable String failure) {}

  /**
   * Reads all of {@code folder}.
   *
   * @throws UnreadableException where that is no folder, or cannot be listed
   */
  public static History read(Path folder) throws UnreadableException {
    if (!Files.isDirectory(folder)) {
      throw new UnreadableException(
          folder
              + (Files.exists(folder) ? ": is not a folder" : ": there is no such folder")
              + "; name the folder in which the runs are");
    }
    if (Files.exists(folder.resolve("run.json"))) {
      throw new UnreadableException(
          folder
              + ": is a single run, and a trend is about many; name the folder in which the runs"
              + " are, or look at this one with 'heddle table'");
    }
    List<Path> places = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    try {
      collect(listed(folder), 0, places, skipped);
    } catch (IOException e) {
      throw UnreadableException.of(folder, e);
    }
    List<Run> runs = new ArrayList<>();
    for (Attempt attempt : places.parallelStream().map(History::attempt).toList()) {
      if (attempt.run() != null) {
        runs.add(attempt.run());
      } else if (attempt.failure() != null) {
        skipped.add(attempt.failure());
      }
    }
    runs.sort(Comparator.comparing(Run::time).thenComparing(run -> run.set().path()));
    return new History(runs, skipped);
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
      } else if (path.toString().endsWith(".json")
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

  private static Attempt attempt(Path path) {
    try {
      if (Files.isDirectory(path)) {
        ResultSet set = ResultSet.read(path);
        RunInfo info = set.run();
        if (info == null) {
          return new Attempt(null, path + ": is not a run");
        }
        if (info.plan().aim() == RunInfo.Aim.CONFIRMATION) {
          // its rows were picked because they had looked slow
          return new Attempt(null, null);
        }
        RunInfo.Commit commit = info.commit();
        String id = commit == null ? "" : commit.id();
        return new Attempt(new Run(info.started(), id, set), null);
      }
      Matcher name = NAME.matcher(ResultSet.name(path));
      if (!name.matches()) {
        return new Attempt(null, path + ": is not named <UTC>-<commit>.json");
      }
      Instant time =
          Instant.parse(name.group(1) + name.group(2) + ":" + name.group(3) + ":" + name.group(4));
      return new Attempt(new Run(time, name.group(5), ResultSet.read(path)), null);
    } catch (UnreadableException e) {
      return new Attempt(null, e.getMessage());
    } catch (DateTimeException e) {
      return new Attempt(null, path + ": has no moment in its name");
    }
  }
}
