package dev.heddle.machine;

import dev.heddle.result.Finding;
import dev.heddle.result.Finding.Grade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What a doctor looks at, and why that matters. */
enum Topic {
  GOVERNOR("sys", "a clock that follows the load is slow in the first moments of every row"),
  TURBO(
      "sys",
      "one busy core is faster than all of them at once, so that no program scales as it could"),
  SMT(
      "sys",
      "two hardware threads share one core: workers beyond the number of cores bring little"),
  IDLE_DRIVER(
      "sys",
      "to hand a task to an idle processor is to wake it, and this is a part of every such row"),
  CLOCK_SOURCE("sys", "every time is read from it, and a slow one is in what it times"),
  TIMER("", "what waits for 5 ms waits as much longer as the timer is late"),
  LOAD("proc", "what else runs takes processors from some rows and not from others"),
  STEAL(
      "proc",
      "the host gives this machine's processors to others, and nothing inside can tell when"),
  CONTAINER_LIMITS(
      "proc",
      "a quota lets all workers run and then stops them all until the next tenth of a second; too"
          + " little memory ends them"),
  PROCESSORS("proc", "workers beyond those that it may use bring nothing"),
  MEMORY("proc", "worker JVMs that do not fit are killed, or slow each other"),
  SWAP("proc", "what was swapped out comes back in the middle of a measurement"),
  BATTERY("sys", "on battery a processor is slower, and ever more so"),
  PROCESS_LIMIT("proc", "rows with many threads or processes fail"),
  FILE_LIMIT("proc", "each worker JVM and each connection takes some open files"),
  DISK("", "a run that cannot be written breaks off"),
  OTHERS("proc", "who looks for what disturbs a run must see it"),
  JDK("", "another JVM or other flags are another result");

  private final String source;
  private final String why;

  Topic(String source, String why) {
    this.source = source;
    this.why = why;
  }

  /** The folder of the kernel's files that it needs; empty where it needs none. */
  String source() {
    return source;
  }

  /** Whether it is another in a minute, so that a run tells it row by row or not at all. */
  boolean passing() {
    return switch (this) {
      case TIMER, LOAD, STEAL, MEMORY, SWAP -> true;
      default -> false;
    };
  }

  /** Its name for people. */
  String word() {
    return switch (this) {
      case SMT, JDK -> name();
      default -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  Finding look(SystemFiles files) {
    try {
      Seen seen = seen(files);
      return new Finding(word(), seen.grade(), seen.words(), why, seen.advice());
    } catch (IOException e) {
      return new Finding(
          word(),
          Grade.UNKNOWN,
          MachineWords.notAvailable(String.valueOf(e.getMessage())),
          why,
          "");
    }
  }

  private Seen seen(SystemFiles files) throws IOException {
    return switch (this) {
      case GOVERNOR -> Clocks.governor(files);
      case TURBO -> Clocks.turbo(files);
      case SMT -> Clocks.smt(files);
      case IDLE_DRIVER -> Clocks.idle(files);
      case CLOCK_SOURCE -> Clocks.source(files);
      case TIMER -> Clocks.timer(files);
      case LOAD -> Limits.load(files);
      case STEAL -> Limits.steal(files);
      case CONTAINER_LIMITS -> Limits.container(files);
      case PROCESSORS -> Limits.affinity(files);
      case MEMORY -> Limits.memory(files);
      case SWAP -> Limits.swap(files);
      case BATTERY -> Limits.battery(files);
      case PROCESS_LIMIT -> Limits.processes(files);
      case FILE_LIMIT -> Limits.openFiles(files);
      case DISK -> Limits.disk(Path.of(System.getProperty("java.io.tmpdir")));
      case OTHERS -> Limits.others(files);
      case JDK -> Limits.jdk(System.getenv());
    };
  }
}
