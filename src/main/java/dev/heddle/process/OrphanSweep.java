package dev.heddle.process;

import dev.heddle.jvm.ProcessTree;
import dev.heddle.memory.Linux;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a dead worker's tasks started and left behind: found by a variable that they inherited,
 * since nothing else ties a process to a parent that is gone. Only where there is {@code /proc}.
 */
final class OrphanSweep {

  private static final Path PROC = Linux.proc();
  private static final long LIMIT_NANOS = 2_000_000_000L;
  private static final long PAUSE_NANOS = 5_000_000;

  private final String mark;
  private boolean unknown;
  private int found;

  private OrphanSweep(String mark) {
    this.mark = mark;
  }

  /**
   * Ends every process whose {@code variable} begins with {@code prefix}, but not this one, and
   * looks until none is left, for two seconds at most.
   */
  static TreeEnd end(String variable, String prefix) {
    if (!Files.isDirectory(PROC)) {
      return TreeEnd.CHILDREN;
    }
    long start = System.nanoTime();
    while (true) {
      OrphanSweep look = new OrphanSweep("\0" + variable + "=" + prefix);
      look.endAll();
      if (look.found == 0 && !look.unknown) {
        return TreeEnd.WHOLE_TREE;
      }
      if (System.nanoTime() - start > LIMIT_NANOS) {
        return TreeEnd.UNKNOWN;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void endAll() {
    @Nullable String @Nullable [] names = PROC.toFile().list();
    if (names == null) {
      unknown = true;
      return;
    }
    String own = Long.toString(ProcessHandle.current().pid());
    for (String name : names) {
      if (name != null && isNumber(name) && !name.equals(own) && environment(name).contains(mark)) {
        found++;
        end(Long.parseLong(name));
      }
    }
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void end(long pid) {
    try {
      ProcessHandle.of(pid).ifPresent(ProcessTree::killAlone);
    } catch (RuntimeException e) {
      unknown = true; // it was found, so that it is looked for again
    }
  }

  private String environment(String pid) {
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(pid).resolve("environ"));
      return "\0" + new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // gone, of the kernel, or another user's, if this process may open files at all
      unknown |= !mayRead();
      return "";
    }
  }

  private static boolean mayRead() {
    try (InputStream own = Files.newInputStream(PROC.resolve("self").resolve("environ"))) {
      return own.read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
