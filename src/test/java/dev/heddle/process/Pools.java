package dev.heddle.process;

import dev.heddle.process.worker.WorkerMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Pools for tests, with workers that start fast and take little. */
final class Pools {

  /** So many short tasks make a pool give its workers several at once. */
  private static final int MANY = 60;

  private static final String OWN = "heddle-" + Processes.ownPid() + "-";

  private Pools() {}

  /** Whose workers may take long to start, as on a machine that is busy with others. */
  static PoolOptions small(int workers) {
    return PoolOptions.of(workers)
        .withStartLimit(Duration.ofSeconds(60))
        .withCloseLimit(Duration.ofSeconds(10))
        .withJvmFlags(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
  }

  static PoolOptions small(int workers, Transport transport) {
    return small(workers).withTransport(transport);
  }

  /** Tells its worker; costs a fresh one less than a lambda. */
  record WhoAmI() implements Task<Long> {
    @Override
    public Long call() {
      return Processes.ownPid();
    }
  }

  private record Zero() implements Task<Integer> {
    @Override
    public Integer call() {
      return 0;
    }
  }

  static <T> Future<T> submit(ProcessPool pool, Task<T> task) {
    return pool.submit(task);
  }

  /** Submits so many short tasks that those which come after them are sent several at once. */
  static List<Future<Integer>> submitShortOnes(ProcessPool pool) {
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(submit(pool, new Zero()));
    }
    return futures;
  }

  /** The private folders that pools of ours have, for sockets and for mapped files. */
  static List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String where : List.of(System.getProperty("java.io.tmpdir"), "/dev/shm")) {
      try (Stream<Path> all = Files.list(Path.of(where))) {
        all.filter(path -> path.getFileName().toString().startsWith(OWN)).forEach(folders::add);
      }
    }
    return folders;
  }

  /** What this process has mapped of files of pools. */
  static List<String> mappedFiles() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains("/" + OWN))
        .toList();
  }

  /** All of it: a {@link ProcessHandle} knows none that is longer than a page. */
  private static String commandLine(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "cmdline");
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // gone
    }
  }

  /** How many workers of ours there are, ready or not. */
  static long processes() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> commandLine(p.pid()).contains(WorkerMain.class.getName()))
        .count();
  }
}
