package dev.heddle.demo;

import dev.heddle.memory.Linux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what Linux tells of processes in {@code /proc}; what is gone or not ours is empty. */
final class ProcFile {

  private static final Path PROC = Linux.proc();

  private ProcFile() {}

  /** Whether this system tells. */
  static boolean there() {
    return Files.isReadable(PROC.resolve("self").resolve("maps"));
  }

  static Path of(long pid) {
    return PROC.resolve(Long.toString(pid));
  }

  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  /** The entries of a folder whose names are numbers, in their order. */
  static List<Path> numbered(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "[0-9]*")) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    entries.sort(Comparator.comparingLong(ProcFile::number));
    return entries;
  }

  static long number(Path entry) {
    return Long.parseLong(entry.getFileName().toString());
  }

  /** Where an open file of a process leads, such as {@code socket:[123]}. */
  static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
