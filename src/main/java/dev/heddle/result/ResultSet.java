package dev.heddle.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one path holds: the rows of a run's folder, of a JMH JSON file or of a folder of those.
 *
 * @param name the last part of the path
 * @param path the path as it was given
 * @param rows the rows, in the plan's or the file's order; planned rows without a fork included,
 *     but no rulers
 * @param run what the run was; null for a JMH file
 * @param torn whether the last fork was cut short by the end of its writer and passed over
 * @param remarks what a reader must know of how it was read, a sentence each
 * @param rulers the rows that cannot have changed with the code, by which to see whether the
 *     machine did
 */
public record ResultSet(
    String name,
    String path,
    List<ResultRow> rows,
    @Nullable RunInfo run,
    boolean torn,
    List<String> remarks,
    List<ResultRow> rulers) {

  /** One that was just read: its rulers are among {@code all} rows. */
  public ResultSet(
      String name,
      String path,
      List<ResultRow> all,
      @Nullable RunInfo run,
      boolean torn,
      List<String> remarks) {
    this(
        name,
        path,
        all.stream().filter(row -> row.role() != Role.RULER).toList(),
        run,
        torn,
        remarks,
        all.stream().filter(row -> row.role() == Role.RULER).toList());
  }

  /** One of which nothing need be said. */
  public ResultSet(
      String name, String path, List<ResultRow> rows, @Nullable RunInfo run, boolean torn) {
    this(name, path, rows, run, torn, List.of());
  }

  /**
   * Reads a run's folder or a JMH JSON file.
   *
   * @throws UnreadableException if it is neither, or damaged
   */
  public static ResultSet read(Path path) throws UnreadableException {
    return read(path, _ -> true);
  }

  static ResultSet read(Path path, Predicate<String> wanted) throws UnreadableException {
    try {
      return readWhole(path, wanted);
    } catch (OutOfMemoryError e) {
      throw tooLarge(path, e);
    }
  }

  /** What a run's folder says, for those who know that already. */
  public static ResultSet of(RunFolder folder, RunInfo info, List<Fork> forks) {
    return RunReader.of(folder, info, forks, false);
  }

  /**
   * Reads what may stand for a side: besides what {@link #read} does, a folder of JMH files, whose
   * files may be several runs.
   *
   * @throws UnreadableException if it is none of these, or damaged
   */
  public static List<ResultSet> readAll(Path path) throws UnreadableException {
    return readAll(path, _ -> true);
  }

  /**
   * The same where not all secondary metrics are looked at: large files are read faster so.
   *
   * @param wanted which are; of the others a JMH file's rows have the names, and nothing measured
   * @throws UnreadableException if it is none of these, or damaged
   */
  public static List<ResultSet> readAll(Path path, Predicate<String> wanted)
      throws UnreadableException {
    return readEach(List.of(path), wanted).getFirst();
  }

  /**
   * What each of several paths holds that will be held against each other: a row that several
   * modules of one of them have is told apart by its folder in all.
   *
   * @param wanted which secondary metrics are looked at
   * @throws UnreadableException for the first that holds no result
   */
  public static List<List<ResultSet>> readEach(List<Path> paths, Predicate<String> wanted)
      throws UnreadableException {
    List<PathContent> contents =
        paths.parallelStream().map(path -> PathContent.of(path, wanted)).toList();
    Set<RowId> apart = new HashSet<>();
    for (PathContent content : contents) {
      apart.addAll(content.inSeveralFolders());
    }
    return contents.stream().map(content -> content.runs(apart)).toList();
  }

  static UnreadableException tooLarge(Path path, OutOfMemoryError e) {
    return new UnreadableException(FileWords.tooLarge(path), e);
  }

  private static ResultSet readWhole(Path path, Predicate<String> wanted)
      throws UnreadableException {
    if (Files.isDirectory(path)) {
      return RunReader.read(RunFolder.open(path));
    }
    return ofFile(path, wanted);
  }

  static ResultSet ofFile(Path path, Predicate<String> wanted) throws UnreadableException {
    JmhReader.Content content = JmhReader.read(path, wanted);
    List<String> remarks =
        content.lists() == 1 ? List.of() : List.of(FileWords.severalLists(content.lists()));
    return new ResultSet(shown(path), path.toString(), content.rows(), null, false, remarks);
  }

  /** A pipe has no name of its own. */
  private static String shown(Path path) {
    return path.toString().equals("-")
        ? FileWords.STANDARD_INPUT
        : path.startsWith("/dev") ? path.toString() : name(path);
  }

  static String name(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** The same with those rows alone that are {@code wanted}. */
  public ResultSet with(Predicate<RowId> wanted) {
    return new ResultSet(
        name,
        path,
        rows.stream().filter(row -> wanted.test(row.id())).toList(),
        run,
        torn,
        remarks,
        rulers);
  }

  /** All rows: what they are about, and then the rulers. */
  public List<ResultRow> all() {
    return Stream.concat(rows.stream(), rulers.stream()).toList();
  }

  /** Whether not one row has a value. */
  public boolean nothingMeasured() {
    return rows.stream()
        .allMatch(row -> row.primary().forks().isEmpty() && Double.isNaN(row.primary().score()));
  }
}
