package dev.heddle.machine;

import dev.heddle.memory.Proc;
import dev.heddle.result.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux keeps of a group of processes, where one has a group of its own.
 *
 * @param folders where its files may lie, below what all groups lie in
 * @param file the one with the most memory that it ever had
 */
public record ControlGroup(List<String> folders, String file) {

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");
  private static final String MEMORY = "memory";
  private static final double MEBIBYTE = 1 << 20;

  /** Copies the list. */
  public ControlGroup {
    folders = List.copyOf(folders);
  }

  /** The most memory that the group of {@code pid} ever had, if this process is not in it. */
  public static Amounts peak(Proc proc, long pid) {
    return peak(proc, GROUPS, pid);
  }

  /** The same where all groups lie below {@code groups}. */
  static Amounts peak(Proc proc, Path groups, long pid) {
    try {
      ControlGroup own = of(proc.text(Proc.SELF + "/cgroup"));
      ControlGroup its = of(proc.text(pid, "cgroup"));
      if (its.equals(own)) {
        return unknown(MachineWords.SHARED_GROUP);
      }
      long bytes = Long.parseLong(Files.readString(its.place(groups)).strip());
      return Amounts.NONE.with(Cost.MEMORY_PEAK, bytes / MEBIBYTE);
    } catch (IOException | NumberFormatException e) {
      return unknown(MachineWords.groupCannotBeRead(e));
    }
  }

  /** The group that counts memory: of the first version where that does, else of the second. */
  private static ControlGroup of(String groups) throws IOException {
    ControlGroup second = null;
    for (String line : groups.lines().toList()) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && parts[1].isEmpty()) {
        second = new ControlGroup(List.of(parts[2], "/unified" + parts[2]), "memory.peak");
      } else if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains(MEMORY)) {
        return new ControlGroup(
            List.of("/" + MEMORY + parts[2], "/" + parts[1] + parts[2]),
            "memory.max_usage_in_bytes");
      }
    }
    if (second == null) {
      throw new IOException(MachineWords.NO_MEMORY_GROUP);
    }
    return second;
  }

  /** Where its file is, or were. */
  private Path place(Path groups) {
    Path first = Path.of(groups + folders.getFirst(), file);
    Path other = Path.of(groups + folders.getLast(), file);
    return !Files.exists(first) && Files.exists(other) ? other : first;
  }

  private static Amounts unknown(String why) {
    return Amounts.NONE.without(Cost.MEMORY_PEAK, why);
  }
}
