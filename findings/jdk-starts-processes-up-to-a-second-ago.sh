#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3, Linux): ProcessHandle.info().startInstant() lies up to a second before the process
# was started, for all processes alike until the next boot.
#
# Behaviour: the kernel tells a process's start in ticks since the boot. The JDK adds them to the time of the
# boot in /proc/stat, which is given in whole seconds, rounded down; so what was cut off there, 0 to 999 ms,
# is missing from every start. The value has three digits after the point all the same.
# A good engineer expects a process not to have begun before the call that starts it, give or take a tick.
#
# Output seen:
#   started by its own account before it was asked for, by ms: 941, 949, 945
#   cut off from the time of the boot, in ms: 939
#
# Whom it hurts: whoever measures how long a JVM takes to start, as now less startInstant(): a second too
# much after one boot, nothing after the next. And who looks for the processes that were started after
# a moment, or puts starts and lines of a log in order.
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
[ -r /proc/stat ] || { echo "no /proc here"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/Start.java" <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class Start {
  /** How much of the time of the boot, in ms, is not in the whole seconds of /proc/stat. */
  private static long cutOff() throws Exception {
    long seconds =
        Files.readAllLines(Path.of("/proc/stat")).stream()
            .filter(line -> line.startsWith("btime "))
            .mapToLong(line -> Long.parseLong(line.substring(6)))
            .findFirst()
            .orElseThrow();
    double up = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
    return Math.round(System.currentTimeMillis() - up * 1000) - seconds * 1000;
  }

  public static void main(String[] args) throws Exception {
    List<Long> early = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Instant before = Instant.now();
      Process process = new ProcessBuilder("sleep", "5").start();
      Instant start = process.info().startInstant().orElseThrow();
      early.add(Duration.between(start, before).toMillis());
      process.destroy();
      process.waitFor();
    }
    long cutOff = cutOff();
    System.out.println(
        "started by its own account before it was asked for, by ms: "
            + early.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    System.out.println("cut off from the time of the boot, in ms: " + cutOff);
    if (cutOff < 100) {
      System.out.println("since this boot too little to tell");
      System.exit(2);
    }
    System.exit(early.stream().allMatch(ms -> ms > 0 && Math.abs(ms - cutOff) < 80) ? 0 : 1);
  }
}
JAVA
timeout 60 "$java" "$work/Start.java"
