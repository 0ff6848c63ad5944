package dev.heddle.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one path holds: the rows of a run's folder or of a JMH JSON file.
 *
 * @param name the last part of the path
 * @param path the path as it was given
 * @param rows the rows, in the plan's or the file's order; planned rows without a fork included
 * @param run what the run was; null for a JMH file
 * @param torn whether the last fork was cut short by the end of its writer and passed over
 */
public record ResultSet(
    String name, String path, List<ResultRow> rows, @Nullable RunInfo run, boolean torn) {

  /**
   * Reads a run's folder or a JMH JSON file.
   *
   * @throws UnreadableException if it is neither, or damaged
   */
  public static ResultSet read(Path path) throws UnreadableException {
    try {
      return readWhole(path);
    } catch (OutOfMemoryError e) {
      throw new UnreadableException(
          path
              + ": is larger than the memory that this program may use; name a result, or allow"
              + " more memory (JAVA_TOOL_OPTIONS=-Xmx8g)",
          e);
    }
  }

  /** What a run's folder says, for whom who knows that already. */
  public static ResultSet of(RunFolder folder, RunInfo info, List<Fork> forks) {
    return RunReader.of(folder, info, forks, false);
  }

  private static ResultSet readWhole(Path path) throws UnreadableException {
    if (Files.isDirectory(path)) {
      return RunReader.read(RunFolder.open(path));
    }
    requireFile(path);
    return new ResultSet(name(path), path.toString(), JmhReader.read(path), null, false);
  }

  /** What is no file may never end, or never begin; what a shell hands over is meant to be read. */
  private static void requireFile(Path path) throws UnreadableException {
    boolean handedOver = path.startsWith("/dev/fd") || path.equals(Path.of("/dev/stdin"));
    if (!handedOver && Files.exists(path) && !Files.isRegularFile(path)) {
      throw new UnreadableException(
          path + ": is no regular file; name a run's folder or a JMH JSON file");
    }
  }

  static String name(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** Whether not one row has a value. */
  public boolean nothingMeasured() {
    return rows.stream()
        .allMatch(row -> row.primary().forks().isEmpty() && Double.isNaN(row.primary().score()));
  }
}
