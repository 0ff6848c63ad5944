package dev.heddle.cli;

import dev.heddle.jvm.Failures;
import dev.heddle.result.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that a report goes to, as a whole: whoever reads it never sees a part. */
record OutputFile(Path path) {

  private static final Set<String> OF_A_RUN =
      Set.of("forks.jsonl", "run.json", "jmh.json", "log.txt");

  OutputFile {
    path = path.toAbsolutePath().normalize();
  }

  /** Whether it is one of {@code inputs}, or what a run's folder among them is made of. */
  boolean isOneOf(Collection<Path> inputs) {
    Path folder = path.getParent();
    boolean ofARun = folder != null && OF_A_RUN.contains(path.getFileName().toString());
    return inputs.stream()
        .map(input -> input.toAbsolutePath().normalize())
        .anyMatch(
            input -> input.equals(path) || (ofARun && input.equals(folder)) || isReadBelow(input));
  }

  /** A folder of JMH files is read whole. */
  private boolean isReadBelow(Path input) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    return path.startsWith(input)
        && !Files.exists(input.resolve("run.json"))
        && (name.endsWith(".json") || name.endsWith(".json.gz"));
  }

  /**
   * Refuses a place where no file can be.
   *
   * @param option where it was named
   * @param toBe a folder that will be there when it is written; null for none
   */
  void requirePlace(String option, @Nullable Path toBe) throws UsageException {
    Path folder = path.getParent();
    boolean made = toBe != null && toBe.toAbsolutePath().normalize().equals(folder);
    boolean there = folder != null && (made || Files.isDirectory(folder));
    if (Files.isDirectory(path) || !there) {
      throw new UsageException(OutputOptionWords.noFile(option, path, Files.isDirectory(path)));
    }
    if (!made && !Files.isWritable(Files.exists(path) ? path : folder)) {
      throw new UsageException(OutputOptionWords.notWritable(option, path));
    }
  }

  /** Replaces the file; a pipe or a device is written to. */
  void write(String text) throws IOException {
    write(out -> out.write(text));
  }

  /** The same of a text that need not be in memory as a whole. */
  void write(WholeFile.Text text) throws IOException {
    Path file = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
    Path folder = file.getParent();
    boolean replaceable = Files.isRegularFile(file) || Files.notExists(file);
    if (!replaceable || folder == null || !Files.isWritable(folder)) {
      try (Writer out = Files.newBufferedWriter(file)) {
        text.to(out);
      }
      return;
    }
    WholeFile.write(file, text);
  }

  /** Why a file could not be written. */
  static String why(IOException e) {
    return e instanceof NoSuchFileException ? "there is no such folder" : Failures.words(e);
  }
}
