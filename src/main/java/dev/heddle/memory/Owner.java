package dev.heddle.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A process that owns something, told from a later one with the same id by when it started.
 *
 * <p>Fits one word of shared memory: 24 bits of id, 40 bits of start, both cut to that size. Only
 * processes that see each other's ids can judge each other, so not those of different containers.
 *
 * @param pid its process id
 * @param started when it started: clock ticks since boot on Linux, milliseconds since 1970
 *     elsewhere, 0 if that is not known
 */
public record Owner(long pid, long started) {

  private static final int STARTED_BITS = 40;
  private static final long STARTED_MASK = (1L << STARTED_BITS) - 1;
  private static final long PID_MASK = (1L << (Long.SIZE - STARTED_BITS)) - 1;

  private static final Path PROC = Path.of("/proc");

  /** Where the state is and where the start, counted from the end of a process's name. */
  private static final int STATE = 0;

  private static final int START = 19;

  /** Cut to what a word holds. */
  public Owner {
    pid &= PID_MASK;
    started &= STARTED_MASK;
  }

  /** This process. */
  public static Owner self() {
    return Self.OWNER;
  }

  /** The owner that {@link #word} stands for. */
  public static Owner ofWord(long word) {
    return new Owner(word >>> STARTED_BITS, word);
  }

  /** This owner as one word, never 0. */
  public long word() {
    return pid << STARTED_BITS | started;
  }

  /**
   * Whether the process still runs. One that has ended and waits for its parent to notice does not.
   *
   * <p>Reads a file of {@code /proc} on Linux, some 10 µs: not for a hot path.
   */
  public boolean isAlive() {
    if (equals(Self.OWNER)) {
      return true;
    }
    OptionalLong found = startOf(pid);
    return found.isPresent()
        && (started == 0
            || found.getAsLong() == 0
            || started == (found.getAsLong() & STARTED_MASK));
  }

  /** When the process started, 0 if that is not known; empty if there is no such process. */
  private static OptionalLong startOf(long pid) {
    return Self.LINUX ? startInProc(pid) : startOfHandle(pid);
  }

  private static OptionalLong startInProc(long pid) {
    try {
      byte[] stat = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("stat"));
      String line = new String(stat, StandardCharsets.ISO_8859_1);
      // a name may have blanks and parentheses in it
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", START + 2);
      boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
      return ended ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[START]));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong startOfHandle(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(handle -> handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L))
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Looked up once, when it is first asked for. */
  private static final class Self {
    static final boolean LINUX = Files.isReadable(PROC.resolve("self").resolve("stat"));
    static final Owner OWNER = find();

    private static Owner find() {
      long pid = ProcessHandle.current().pid();
      return new Owner(pid, startOf(pid).orElse(0));
    }
  }
}
