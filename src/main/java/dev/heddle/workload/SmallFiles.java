package dev.heddle.workload;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Files that are written and read back, each by a task of its own.
 *
 * @param files how many, from 1 to {@value #MOST_FILES}
 * @param bytes how long each is, from 0 to {@value #LARGEST}
 */
public record SmallFiles(int files, long bytes, Sync sync) {

  /** The most files. */
  public static final int MOST_FILES = 100_000;

  /** The longest file, in bytes. */
  public static final int LARGEST = 16 << 20;

  /** The most that all files hold together, in bytes. */
  private static final long MOST_BYTES = 1L << 30;

  /**
   * @throws IllegalArgumentException where a number is out of range
   */
  public SmallFiles {
    Range.require("files", files, 1, MOST_FILES);
    Range.require("bytes", bytes, 0, LARGEST);
    Range.require("files x bytes", files * bytes, 0, MOST_BYTES);
  }

  /** The tasks, in order of their numbers, with files in {@code folder}. */
  public List<SmallFile> tasks(Path folder) {
    return IntStream.range(0, files)
        .mapToObj(number ->
            new SmallFile(number, folder.resolve("file-" + number).toString(), (int) bytes, sync))
        .toList();
  }

  /** The checksum of each file, in order. */
  public List<Long> right() {
    return IntStream.range(0, files)
        .mapToObj(number -> SmallFile.checksum(SmallFile.content(number, (int) bytes)))
        .toList();
  }

  /**
   * How many files came back.
   *
   * @param right as {@link #right} has it
   * @throws WrongAnswerException if a checksum is missing, wrong or out of order
   */
  public long check(List<Long> right, List<Long> checksums) {
    if (checksums.size() != files) {
      throw new WrongAnswerException(
          "files", WorkloadWords.checksumsMissing(checksums.size(), files));
    }
    for (int i = 0; i < files; i++) {
      if (!right.get(i).equals(checksums.get(i))) {
        throw new WrongAnswerException(
            "files", WorkloadWords.wrongChecksum(i, checksums.get(i), right.get(i)));
      }
    }
    return files;
  }
}
