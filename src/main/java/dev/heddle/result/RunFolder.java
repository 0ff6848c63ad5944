package dev.heddle.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A run as a folder: {@code run.json}, {@code forks.jsonl}, {@code jmh.json}, {@code log.txt}.
 *
 * <p>{@code forks.jsonl} is append-only and the one source of truth; the other files are replaced
 * atomically.
 */
@SuppressWarnings("DoNotCallSuggester")
public record RunFolder(Path path) {

  /** Makes a new folder; its parents too. Fails where {@code path} exists and is not empty. */
  public static RunFolder create(Path path) throws IOException {
    throw new IOException(path + " not written yet");
  }

  /** Opens the folder of an earlier run. */
  public static RunFolder open(Path path) throws UnreadableException {
    throw new UnreadableException(path + " not written yet");
  }

  /** Where JMH's own output goes. */
  public Path log() {
    return path.resolve("log.txt");
  }

  public RunInfo info() throws UnreadableException {
    throw new UnreadableException("not written yet");
  }

  /** Replaces {@code run.json} atomically. */
  public void write(RunInfo info) throws IOException {
    throw new IOException("not written yet");
  }

  /**
   * Appends a line to {@code forks.jsonl} and forces it to the disk; a torn line is cut off again.
   */
  public void append(Fork fork) throws IOException {
    throw new IOException("not written yet");
  }

  /** All whole forks; a torn last line is passed over. */
  public List<Fork> forks() throws UnreadableException {
    throw new UnreadableException("not written yet");
  }

  /** Replaces {@code jmh.json} atomically. */
  public void export(List<JmhRow> rows) throws IOException {
    throw new IOException("not written yet");
  }
}
