#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3, Linux): Process.destroy() loses what the child says on its way out.
#
# Behaviour: Process.destroy() sends SIGTERM and closes this side's ends of the child's three streams
# in the same step. A child that handles the signal and then prints (a shutdown hook, a profiler that
# writes its summary, a server that logs why it stops) prints into a closed pipe: whoever reads gets
# "Stream closed", and nothing of it. Process.toHandle().destroy() sends the same signal and closes
# nothing, so all of it arrives. The Javadoc of both says no more than that the process is ended.
# A good engineer takes the two for the same call.
#
# Output seen:
#   Process.destroy: nothing, IOException: Stream closed
#   ProcessHandle.destroy: last words
#
# Whom it hurts: harnesses that stop a forked JVM in peace and collect what it printed at its end:
# the results of a fork, a stack dump or the reason for its end are gone.
#
# Needs a JDK 25 as `java` or in JAVA_HOME; on Debian with the Temurin packages: temurin-25-jdk.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if [ -x "$home/bin/javac" ] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then
    java=$home/bin/java
  fi
done
"$java" -version 2>&1 | grep -q '"25' || { echo "no JDK 25 found; install temurin-25-jdk"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/LastWords.java" <<'JAVA'
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

class LastWords {
  static class Child {
    public static void main(String[] args) throws Exception {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("last words")));
      System.out.println("ready");
      Thread.sleep(60_000);
    }
  }

  interface Ending {
    void end(Process process);
  }

  private static String heard(Ending ending) throws Exception {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .start();
    BufferedReader out = child.inputReader();
    if (!"ready".equals(out.readLine())) {
      throw new IllegalStateException("the child does not begin");
    }
    ending.end(child);
    String heard;
    try {
      String line = out.readLine();
      heard = line == null ? "nothing, end of file" : line;
    } catch (IOException e) {
      heard = "nothing, IOException: " + e.getMessage();
    }
    if (!child.waitFor(20, TimeUnit.SECONDS)) {
      child.destroyForcibly();
    }
    return heard;
  }

  public static void main(String[] args) throws Exception {
    System.out.println("Process.destroy: " + heard(Process::destroy));
    System.out.println("ProcessHandle.destroy: " + heard(child -> child.toHandle().destroy()));
  }
}
JAVA
cat >"$work/expected" <<'TEXT'
Process.destroy: nothing, IOException: Stream closed
ProcessHandle.destroy: last words
TEXT
"$(dirname "$java")/javac" -d "$work" "$work/LastWords.java"
timeout 100 "$java" -cp "$work" LastWords >"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
