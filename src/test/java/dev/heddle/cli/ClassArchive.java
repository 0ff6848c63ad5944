package dev.heddle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes that a run loads, ready to be used by each process of the program that tests start:
 * an archive beside the jar, as its launcher has one, made once for all JVMs of the build.
 */
final class ClassArchive {

  private static final long MOST_SECONDS = 120;

  private final Path jar;
  private final Path archive;

  private ClassArchive(Path jar) {
    this.jar = jar;
    this.archive = jar.resolveSibling("heddle-tests.jsa");
  }

  /**
   * By which flags a JVM uses it; none where it cannot be made.
   *
   * @param java how the program is started, but for its jar
   */
  static List<String> flags(Path jar, List<String> java) throws IOException {
    ClassArchive classes = new ClassArchive(jar);
    Path door = jar.resolveSibling("heddle-tests.lock");
    try (FileChannel channel =
            FileChannel.open(door, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!classes.isOfTheJar()) {
        classes.make(java);
      }
    }
    return Files.size(classes.archive) == 0
        ? List.of()
        : List.of(
            "-XX:SharedArchiveFile=" + classes.archive,
            "-Xlog:cds*=off:stderr",
            "-Xlog:aot*=off:stderr");
  }

  /** It bears the time of the jar; an empty one says that none can be made for it. */
  private boolean isOfTheJar() throws IOException {
    return Files.exists(archive)
        && Files.getLastModifiedTime(archive).toMillis()
            == Files.getLastModifiedTime(jar).toMillis();
  }

  private void make(List<String> java) throws IOException {
    FileTime time = Files.getLastModifiedTime(jar);
    Path work = Files.createTempDirectory(jar.resolveSibling("."), "heddle-tests-");
    try {
      Path half = work.resolve("half.jsa");
      if (!run(java, half, work)) {
        Files.write(half, new byte[0]);
      }
      Files.setLastModifiedTime(half, time);
      Files.move(half, archive, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      remove(work);
    }
  }

  /** Whether a short run ended well and left its classes. */
  private boolean run(List<String> java, Path half, Path work) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.add("-Djava.io.tmpdir=" + work);
    command.add("-XX:ArchiveClassesAtExit=" + half);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(Heddle.shortRun("--models", "bare", "--out", "run")));
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("out.txt").toFile())
            .start();
    try {
      return process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)
          && process.exitValue() == 0
          && Files.isRegularFile(half);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
