package dev.heddle.result;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of JMH files as one side: the rows of all modules together.
 *
 * <p>A row that stands in files of several folders is not one row: the folder tells them apart. One
 * that stands in several files of one folder was measured several times, and those are runs. What
 * tells rows of one side apart tells them apart on all sides: a side may lack a whole module.
 */
final class ResultFolder {

  /** The parameter that tells rows of the same name apart. */
  private static final String FOLDER = "folder";

  private static final int DEEPEST = 8;

  /** So many files are named. */
  private static final int NAMED = 3;

  private final Path folder;
  private final List<Part> parts;

  private ResultFolder(Path folder, List<Part> parts) {
    this.folder = folder;
    this.parts = parts;
  }

  /** A file of the folder. */
  private record Part(Path path, List<ResultRow> rows, @Nullable UnreadableException failure) {

    static Part of(Path path, Predicate<String> wanted) {
      try {
        return new Part(path, ResultSet.ofFile(path, wanted).all(), null);
      } catch (UnreadableException e) {
        return new Part(path, List.of(), e);
      }
    }
  }

  /** Reads the files below {@code folder}, one at least. */
  static ResultFolder open(Path folder, Predicate<String> wanted) throws UnreadableException {
    List<Part> parts = new ArrayList<>();
    for (Part part : files(folder).parallelStream().map(path -> Part.of(path, wanted)).toList()) {
      if (part.failure() != null) {
        throw part.failure();
      }
      parts.add(part);
    }
    if (parts.isEmpty()) {
      throw new UnreadableException(FileWords.neitherRunNorFiles(folder));
    }
    return new ResultFolder(folder, parts);
  }

  /** The rows that stand in files of several folders. */
  Set<RowId> inSeveralFolders() {
    Map<RowId, Set<Path>> places = new LinkedHashMap<>();
    for (Part part : parts) {
      for (ResultRow row : part.rows()) {
        places.computeIfAbsent(row.id(), _ -> new HashSet<>()).add(place(part));
      }
    }
    places.values().removeIf(found -> found.size() < 2);
    return places.keySet();
  }

  /**
   * The runs that the files are, one at least.
   *
   * @param apart rows that their folders tell apart
   */
  List<ResultSet> runs(Set<RowId> apart) {
    List<Set<RowId>> taken = new ArrayList<>();
    List<List<ResultRow>> runs = new ArrayList<>();
    for (Part part : parts) {
      List<ResultRow> rows =
          part.rows().stream().map(row -> apart.contains(row.id()) ? in(part, row) : row).toList();
      int run = 0;
      while (run < runs.size()
          && rows.stream().map(ResultRow::id).anyMatch(taken.get(run)::contains)) {
        run++;
      }
      if (run == runs.size()) {
        runs.add(new ArrayList<>());
        taken.add(new HashSet<>());
      }
      runs.get(run).addAll(rows);
      rows.stream().map(ResultRow::id).forEach(taken.get(run)::add);
    }
    List<ResultSet> sets = new ArrayList<>();
    for (List<ResultRow> rows : runs) {
      String name =
          ResultSet.name(folder) + (runs.size() == 1 ? "" : " (" + (sets.size() + 1) + ")");
      sets.add(
          new ResultSet(name, folder.toString(), rows, null, false, List.of(remark(runs.size()))));
    }
    return sets;
  }

  private Path place(Part part) {
    Path relative = folder.relativize(part.path()).getParent();
    return relative == null ? Path.of("") : relative;
  }

  private ResultRow in(Part part, ResultRow row) {
    SortedMap<String, String> params = new TreeMap<>(row.id().params());
    params.put(
        params.containsKey(FOLDER) ? FileWords.FOLDER_OF_FILE : FOLDER, place(part).toString());
    RowId id = new RowId(row.id().benchmark(), row.id().mode(), row.id().threads(), params);
    return new ResultRow(
        id,
        row.role(),
        row.setup(),
        row.declaredForks(),
        row.primary(),
        row.secondary(),
        row.forks());
  }

  private String remark(int runs) {
    List<String> named =
        parts.stream().limit(NAMED).map(part -> folder.relativize(part.path()).toString()).toList();
    return FileWords.filesOfAFolder(named, parts.size(), runs);
  }

  private static List<Path> files(Path folder) throws UnreadableException {
    List<Path> files = new ArrayList<>();
    try {
      collect(folder, folder, 0, files);
    } catch (IOException e) {
      throw UnreadableException.of(folder, e);
    }
    return files;
  }

  private static void collect(Path folder, Path place, int depth, List<Path> files)
      throws IOException, UnreadableException {
    for (Path path : listed(place)) {
      String name = ResultSet.name(path);
      if (name.startsWith(".")) {
        continue;
      }
      if (Files.isDirectory(path)) {
        if (Files.exists(path.resolve("run.json"))) {
          throw new UnreadableException(FileWords.holdsRuns(folder, path));
        }
        if (depth < DEEPEST) {
          collect(folder, path, depth + 1, files);
        }
      } else if ((name.endsWith(".json") || name.endsWith(".json.gz")) && mayBeList(path)) {
        files.add(path);
      }
    }
  }

  /**
   * JMH writes a list, or nothing yet where it was ended before; other programs, and this one,
   * leave files beside it that hold something else.
   */
  private static boolean mayBeList(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream text = Source.ofFile(file).open()) {
      int letter = text.read();
      // white space, and a mark of byte order
      while (letter > 127 || (letter >= 0 && letter <= ' ')) {
        letter = text.read();
      }
      return letter == '[' || letter < 0;
    }
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.sorted().toList();
    }
  }
}
