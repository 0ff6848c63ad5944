package dev.heddle.machine;

import dev.heddle.memory.Linux;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files by which a Linux kernel tells of its machine.
 *
 * @param root the folder that {@code /proc} and {@code /sys} lie in
 */
record SystemFiles(Path root) {

  /** More than any of these files has that is read here. */
  private static final int LONGEST = 1 << 20;

  /** Those of this machine; none on another system. */
  static SystemFiles here() {
    return new SystemFiles(Linux.isHere() ? Path.of("/") : Linux.proc());
  }

  /** Whether there is a file or folder of that path, which begins without a slash. */
  boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  /**
   * What a file says, without white space around it.
   *
   * @throws IOException with one sentence that says why not
   */
  String read(String path) throws IOException {
    File file = root.resolve(path).toFile();
    if (!file.exists()) {
      throw new IOException(MachineWords.thereIsNo("/" + path));
    }
    if (!file.canRead()) {
      throw new IOException(MachineWords.mayNotBeRead(path));
    }
    try (FileInputStream in = new FileInputStream(file)) {
      // Files.readString asks for one byte first, and a file of /proc/sys gives no more after that
      byte[] bytes = new byte[LONGEST];
      int length = 0;
      for (int n = in.read(bytes); n > 0; n = in.read(bytes, length, LONGEST - length)) {
        length += n;
      }
      return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IOException(MachineWords.cannotBeRead(path, e), e);
    }
  }

  /** The number that a file says, which may have a unit behind it. */
  long number(String path) throws IOException {
    return number(path, read(path));
  }

  /** The number that {@code text}, found in a file, begins with. */
  static long number(String path, String text) throws IOException {
    String[] words = text.strip().split("\\s+", -1);
    try {
      return Long.parseLong(words[0]);
    } catch (NumberFormatException e) {
      throw new IOException(MachineWords.isNoNumber(path, words[0]), e);
    }
  }

  /** What stands after {@code name} in a line of a file; a colon between does not count. */
  String field(String path, String name) throws IOException {
    return read(path)
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .filter(rest -> !rest.isEmpty() && ": \t".indexOf(rest.charAt(0)) >= 0)
        .map(rest -> (rest.startsWith(":") ? rest.substring(1) : rest).strip())
        .findFirst()
        .orElseThrow(() -> new IOException(MachineWords.doesNotTell(path, name)));
  }

  /** The names in a folder, sorted; none where it is not there. */
  List<String> names(String path) throws IOException {
    try (Stream<Path> inside = Files.list(root.resolve(path))) {
      return inside.map(each -> each.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) { // while it is read
      throw new IOException(MachineWords.cannotBeRead(path, e), e);
    } catch (AccessDeniedException e) {
      throw new IOException(MachineWords.mayNotBeRead(path), e);
    }
  }

  /** How many processors run. */
  int processors() throws IOException {
    return (int)
        Math.max(1, read("proc/stat").lines().filter(line -> line.matches("cpu\\d.*")).count());
  }

  /** Whether this is a guest of a hypervisor. */
  boolean guest() throws IOException {
    return has("proc/cpuinfo")
        && read("proc/cpuinfo")
            .lines()
            .anyMatch(line -> line.startsWith("flags") && line.contains(" hypervisor"));
  }
}
