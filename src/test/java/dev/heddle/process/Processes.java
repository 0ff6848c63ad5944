package dev.heddle.process;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes as tests see and treat them. */
final class Processes {

  private Processes() {}

  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Sends a signal by its name without SIG. */
  static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    if (!kill.waitFor(40, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IOException("kill -" + name + " " + pid + " failed");
    }
  }

  /**
   * Stops a process, and waits until it stands still: the signal goes to one thread, and the others
   * run on until that one is given a processor.
   */
  static void stop(long pid) throws Exception {
    signal("STOP", pid);
    Eventually.isTrue(pid + " stands still", () -> standsStill(pid));
  }

  /** Where the report of a worker that crashed with its JVM is kept. */
  static Path crashReport(long pid) {
    return Path.of(System.getProperty("java.io.tmpdir"), "heddle-hs_err-" + pid + ".log");
  }

  /** Whether all threads of a process stand still since it was stopped. */
  static boolean isStopped(long pid) {
    return standsStill(pid);
  }

  private static boolean standsStill(long pid) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false; // a thread that has just ended
    }
  }

  static long ownPid() {
    return ProcessHandle.current().pid();
  }
}
