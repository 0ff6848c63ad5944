#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3, Linux): ProcessHandle.info() forgets the arguments of a process whose command
# line is longer than 4096 bytes, and gives the first 4096 of the line as if they were all.
#
# Behaviour: of /proc/PID/cmdline one page is read. Where the line is longer, arguments() is empty, and
# commandLine(), which should then join the command and what is known of its arguments or be empty, has
# the first 4096 bytes of the line, without a sign that words are missing. The kernel's file has the
# whole line. ProcessHandle.allProcesses() filtered by commandLine().contains(...) is what a good
# engineer writes to find a JVM by its class path, its main class or a system property.
#
# Output seen:
#   line of 1000 bytes and more: 3 arguments, commandLine ends with the last word: true
#   line of 5000 bytes and more: no arguments, 4096 characters, commandLine ends with the last word: false
#   /proc: ends with the last word: true
#
# Whom it hurts: build tools, test harnesses and sweepers of orphans that look for the JVMs they started.
# A Java command with a class path of forty jars of a local repository is longer than that, and its main
# class stands behind the class path: the process is not found, and taken for gone.
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
[ -r /proc/self/cmdline ] || { echo "no /proc here"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/LongLine.java" <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;

class LongLine {
  public static void main(String[] args) throws Exception {
    boolean as = true;
    for (int length : new int[] {1000, 5000}) {
      Process process = new ProcessBuilder("cat", "-", "x".repeat(length) + "/last-word").start();
      try {
        ProcessHandle.Info info = process.toHandle().info();
        String line = info.commandLine().orElse("");
        boolean whole = line.endsWith("last-word");
        int words = info.arguments().map(all -> all.length + 1).orElse(0);
        System.out.println(
            "line of " + length + " bytes and more: "
                + (words > 0 ? words + " arguments" : "no arguments, " + line.length() + " characters")
                + ", commandLine ends with the last word: " + whole);
        as &= length < 4096 ? whole && words == 3 : !whole && words == 0 && line.length() == 4096;
        if (length > 4096) {
          String kernel = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
          boolean there = kernel.replace('\0', ' ').strip().endsWith("last-word");
          System.out.println("/proc: ends with the last word: " + there);
          as &= there;
        }
      } finally {
        process.destroy();
      }
    }
    System.exit(as ? 0 : 1);
  }
}
JAVA
"$java" "$work/LongLine.java"
