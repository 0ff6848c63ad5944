package dev.heddle.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Processes as tests see and treat them. */
final class Processes {

  private Processes() {}

  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Sends a signal by its name without SIG. */
  static void signal(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IOException("kill -" + name + " " + pid + " failed");
    }
  }

  static long ownPid() {
    return ProcessHandle.current().pid();
  }
}
