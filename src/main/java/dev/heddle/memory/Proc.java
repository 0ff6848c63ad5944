package dev.heddle.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What Linux tells of processes in {@code /proc}: the one reader of it, by its {@link ProcFolder}.
 *
 * <p>What cannot be read is an {@link IOException}: unknown, and neither 0 nor gone. Only {@link
 * #isGone} says that a process is gone.
 *
 * <p>In the lowest room, since locks ask who lives; and it needs no more than Java 11 but for its
 * records, since the guard of other projects' forks asks for children.
 */
public final class Proc {

  /** The system's own; where there is none, or it may not be used, nothing in it can be read. */
  public static final Proc HERE = new Proc(Linux.proc());

  /** The process that asks. */
  public static final String SELF = "self";

  /** How long a tick is in which {@code stat} counts processor time: 10 ms. */
  public static final long TICK_NANOS = 10_000_000;

  /** Where the fields of {@code stat} are, counted from the end of the process's name. */
  private static final int STATE = 0;

  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int REAPED_USER = 13;
  private static final int REAPED_SYSTEM = 14;
  private static final int THREADS = 17;
  private static final int STARTED = 19;

  private final ProcFolder files;

  /** What is told in {@code root}, in the place of {@code /proc}. */
  public Proc(Path root) {
    files = new ProcFolder(root);
  }

  /**
   * What the kernel keeps of a process or a thread.
   *
   * @param state its letter: R runs, Z has ended and waits for its parent to notice
   * @param parent its parent
   * @param userTicks its own time in programs
   * @param systemTicks its own time in the kernel
   * @param reapedUserTicks the time of its children that it has waited for, and of theirs
   * @param reapedSystemTicks the same in the kernel
   * @param threads how many it has
   * @param started when it started, in ticks since the system did
   */
  public record Stat(
      char state,
      long parent,
      long userTicks,
      long systemTicks,
      long reapedUserTicks,
      long reapedSystemTicks,
      int threads,
      long started) {

    /** Whether it has ended. */
    public boolean ended() {
      return state == 'Z' || state == 'X';
    }
  }

  /**
   * What calls moved, with the children that it has waited for.
   *
   * @param readBytes of files, pipes and sockets
   * @param writtenBytes the same
   */
  public record Io(long readBytes, long writtenBytes) {}

  /**
   * How often a thread was put aside.
   *
   * @param voluntary since it waited
   * @param involuntary since another was to run
   */
  public record Switches(long voluntary, long involuntary) {}

  /**
   * How large a process is.
   *
   * @param threads how many it has
   * @param mostResidentBytes the most that it ever had in main memory
   */
  public record Size(int threads, long mostResidentBytes) {}

  /** Whether this system tells anything. */
  public boolean isThere() {
    return files.isReadable(SELF + "/stat");
  }

  /** Whether there is no such process; false also where that cannot be known. */
  public boolean isGone(long pid) {
    // to look for its folder takes no descriptor
    return files.lacks(Long.toString(pid)) && isThere();
  }

  /** The same of a thread of a process. */
  public boolean isGone(long pid, long thread) {
    return files.lacks(pid + "/task/" + thread) && isThere();
  }

  /** All processes that may be seen, in the order of their ids. */
  public List<Long> processes() throws IOException {
    return files.numbers("");
  }

  /** The process that was started last of all. */
  public long lastStarted() throws IOException {
    String[] words = text("loadavg").strip().split(" ", -1);
    try {
      return Long.parseLong(words[words.length - 1]);
    } catch (NumberFormatException e) {
      throw new IOException("not a process: " + words[words.length - 1], e);
    }
  }

  /** The threads of a process that have not ended. */
  public List<Long> threads(long pid) throws IOException {
    return files.numbers(pid + "/task");
  }

  /** The open files of a process. */
  public List<Long> descriptors(long pid) throws IOException {
    return files.numbers(pid + "/fd");
  }

  /** Where an open file of a process leads, such as {@code socket:[123]}. */
  public String target(long pid, long descriptor) throws IOException {
    return files.target(pid + "/fd/" + descriptor);
  }

  /** What a process is and has taken. */
  public Stat stat(long pid) throws IOException {
    return stat(text(pid, "stat"));
  }

  /** The same of one of its threads. */
  public Stat stat(long pid, long thread) throws IOException {
    return stat(text(pid, "task/" + thread + "/stat"));
  }

  /** The same of the process that asks. */
  public Stat ownStat() throws IOException {
    return stat(text(SELF + "/stat"));
  }

  private static Stat stat(String line) throws IOException {
    // a name may have blanks and parentheses in it
    int name = line.lastIndexOf(')');
    String[] fields =
        name < 0 ? new String[0] : line.substring(name + 1).strip().split(" ", STARTED + 2);
    try {
      return new Stat(
          fields[STATE].charAt(0),
          Long.parseLong(fields[PARENT]),
          Long.parseLong(fields[USER]),
          Long.parseLong(fields[SYSTEM]),
          Long.parseLong(fields[REAPED_USER]),
          Long.parseLong(fields[REAPED_SYSTEM]),
          Integer.parseInt(fields[THREADS]),
          Long.parseLong(fields[STARTED].strip()));
    } catch (RuntimeException e) {
      throw new IOException("not the stat of a process: " + line, e);
    }
  }

  /** What a process has read and written. */
  public Io io(long pid) throws IOException {
    String text = text(pid, "io");
    return new Io(field(text, "rchar"), field(text, "wchar"));
  }

  /** How often a thread of a process was put aside. */
  public Switches switches(long pid, long thread) throws IOException {
    String text = text(pid, "task/" + thread + "/status");
    return new Switches(
        field(text, "voluntary_ctxt_switches"), field(text, "nonvoluntary_ctxt_switches"));
  }

  /** What a process has in main memory, in bytes. */
  public long residentBytes(long pid) throws IOException {
    return kibibytes(text(pid, "status"), "VmRSS");
  }

  /** The same of the process that asks. */
  public long ownResidentBytes() throws IOException {
    return kibibytes(text(SELF + "/status"), "VmRSS");
  }

  /** Its memory with its share of what others see too, in bytes; takes some milliseconds. */
  public long proportionalBytes(long pid) throws IOException {
    return kibibytes(text(pid, "smaps_rollup"), "Pss");
  }

  /** How large it is; of one that has ended that is unknown. */
  public Size size(long pid) throws IOException {
    String text = text(pid, "status");
    return new Size(Math.toIntExact(field(text, "Threads")), kibibytes(text, "VmHWM"));
  }

  /**
   * Whether it has given back all its memory, as a process does that ends; false where that is not
   * known.
   */
  public boolean hasNoMemory(long pid) {
    try {
      return text(pid, "statm").startsWith("0 ");
    } catch (IOException e) {
      return false;
    }
  }

  /** What all could still have without anything being swapped out, in bytes. */
  public long availableBytes() throws IOException {
    return kibibytes(text("meminfo"), "MemAvailable");
  }

  private static long kibibytes(String text, String name) throws IOException {
    return field(text, name) * 1024;
  }

  /** The number in a line such as {@code Threads: 12}. */
  private static long field(String text, String name) throws IOException {
    String line = name + ":";
    int at = text.startsWith(line) ? 0 : text.indexOf("\n" + line) + 1;
    if (at == 0 && !text.startsWith(line)) {
      throw new IOException("no " + name);
    }
    int end = text.indexOf('\n', at);
    String value = text.substring(at + line.length(), end < 0 ? text.length() : end);
    try {
      return Long.parseLong(value.replace("kB", "").strip());
    } catch (NumberFormatException e) {
      throw new IOException("not a number: " + value, e);
    }
  }

  /**
   * Whether the process that asks may have children: false only where the kernel says that none of
   * its threads has one. In less than a millisecond, where the first {@link ProcessHandle} of a JVM
   * takes it some 20 (JDK 25).
   */
  public boolean mayHaveChildren() {
    try {
      List<Long> threads = files.numbers(SELF + "/task");
      for (Long thread : threads) {
        if (!text(SELF + "/task/" + thread + "/children").isEmpty()) {
          return true;
        }
      }
      return threads.isEmpty();
    } catch (IOException e) {
      // a thread that has just ended leaves its children to another, perhaps one already looked at
      return true;
    }
  }

  /** The words that a process was started with; none where it has ended. */
  public List<String> command(long pid) throws IOException {
    String words = new String(files.bytes(pid + "/cmdline"), StandardCharsets.UTF_8);
    return words.isEmpty() ? List.of() : Arrays.asList(words.split("\0"));
  }

  /** A file of a process, a letter for each of its bytes. */
  public String text(long pid, String file) throws IOException {
    return text(pid + "/" + file);
  }

  /** A file that is of no process. */
  public String text(String file) throws IOException {
    return new String(files.bytes(file), StandardCharsets.ISO_8859_1);
  }
}
