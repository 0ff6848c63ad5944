package dev.heddle.result;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run as a folder: {@code run.json}, {@code forks.jsonl}, {@code jmh.json}, {@code log.txt}, and
 * of a person's commands {@code hyperfine.json}.
 *
 * <p>{@code forks.jsonl} is append-only and the one source of truth; the other files are replaced
 * atomically.
 */
public record RunFolder(Path path) {

  private static final String INFO = "run.json";
  private static final KeptFile<RunInfo> DESCRIPTION =
      new KeptFile<>(
          RunInfo.class,
          RunInfo.SCHEMA,
          FileWords.NO_RUN,
          FileWords.USE_THE_OTHER,
          FileWords.ANOTHER_RUN);

  private static final String RESERVE = ".reserve";

  /** More room than what a run's description grows by when it ends. */
  private static final int RESERVED = 16 << 10;

  /**
   * Makes a new folder; its parents too.
   *
   * @throws DirectoryNotEmptyException where {@code path} exists and is not empty
   */
  public static RunFolder create(Path path) throws IOException {
    Files.createDirectories(path);
    requireEmpty(path);
    return new RunFolder(path);
  }

  /**
   * Looks whether {@link #create} could make a folder; makes none.
   *
   * @throws IOException where it could not, as far as can be seen
   */
  public static void requireFree(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      requireEmpty(path);
      return;
    }
    Path above = path.toAbsolutePath();
    while (!Files.exists(above) && above.getParent() != null) {
      above = above.getParent();
    }
    if (!Files.isDirectory(above)) {
      throw new FileAlreadyExistsException(above.toString());
    }
    if (!Files.isWritable(above)) {
      throw new AccessDeniedException(above.toString());
    }
  }

  private static void requireEmpty(Path path) throws IOException {
    try (Stream<Path> there = Files.list(path)) {
      if (there.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(path.toString());
      }
    }
  }

  /** Opens the folder of an earlier run. */
  public static RunFolder open(Path path) throws UnreadableException {
    if (!Files.isDirectory(path)) {
      throw new UnreadableException(FileWords.noFolder(path, Files.exists(path)));
    }
    if (!Files.exists(path.resolve(INFO))) {
      throw new UnreadableException(FileWords.noRunIn(path, INFO));
    }
    return new RunFolder(path);
  }

  /** Where JMH's own output goes. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /** Reads {@code run.json}. */
  public RunInfo info() throws UnreadableException {
    return DESCRIPTION.read(path.resolve(INFO));
  }

  /** Replaces {@code run.json} atomically. */
  public void write(RunInfo info) throws IOException {
    DESCRIPTION.write(info, path.resolve(INFO));
  }

  /** Keeps room for {@code run.json} to be replaced when there is none left on the disk. */
  public void reserve() throws IOException {
    long size = 2 * Files.size(path.resolve(INFO)) + RESERVED;
    Files.write(path.resolve(RESERVE), new byte[Math.toIntExact(size)]);
  }

  /** Gives back what was reserved. */
  public void release() throws IOException {
    Files.deleteIfExists(path.resolve(RESERVE));
  }

  /**
   * Appends a line to {@code forks.jsonl} and forces it to the disk; a torn line is cut off again.
   */
  public void append(Fork fork) throws IOException {
    lines().append(fork);
  }

  /** All whole forks; a torn last line is passed over. */
  public List<Fork> forks() throws UnreadableException {
    return lines().read().forks();
  }

  /** Replaces {@code jmh.json} atomically. */
  public void export(List<JmhRow> rows) throws IOException {
    WholeFile.write(path.resolve("jmh.json"), JmhWriter.write(rows));
  }

  /** Replaces {@code hyperfine.json} atomically. */
  public void exportForHyperfine(CommandPlan commands, List<Fork> forks) throws IOException {
    WholeFile.write(path.resolve("hyperfine.json"), HyperfineWriter.write(commands, forks));
  }

  ForkLines lines() {
    return new ForkLines(path.resolve("forks.jsonl"));
  }
}
