#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3, Linux): each ProcessBuilder.start that fails because descriptors are short keeps two
# descriptors for good.
#
# Behaviour: a start takes eleven descriptors for a moment. Where eight or nine are free, some of them are opened
# before the next fails; start throws "Bad file descriptor, error: 24 (Too many open files)", and two of them are
# not closed, not by the garbage collector either: no object knows them. So a program that tries again
# while it is short has less each time, and less when the shortage is over.
# A good engineer takes an exception for the end of the matter, and tries again a little later.
#
# Output seen:
#   20 starts with 8 free descriptors each: 20 exceptions
#   descriptors open before: as many as needed, after and System.gc(): 40 more
#
# Whom it hurts: servers, build daemons and pools of processes that start children on request and try again
# after a failure: one crowded minute leaves them without room until they are started anew.
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
[ -d /proc/self/fd ] || { echo "no /proc here"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/Starts.java" <<'JAVA'
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class Starts {
  private static final int STARTS = 20;
  private static final int FREE = 8;

  private static int open() {
    return new File("/proc/self/fd").list().length;
  }

  public static void main(String[] args) throws Exception {
    new ProcessBuilder("true").start().waitFor(); // all classes are loaded, all threads there
    open();
    Thread.sleep(300);
    int before = open();
    int failed = 0;
    for (int i = 0; i < STARTS; i++) {
      List<FileInputStream> taken = new ArrayList<>();
      try {
        while (true) {
          taken.add(new FileInputStream("/dev/null"));
        }
      } catch (IOException full) {
        for (int free = 0; free < FREE; free++) {
          taken.removeLast().close();
        }
      }
      try {
        new ProcessBuilder("true").start().waitFor();
      } catch (IOException e) {
        failed++;
      }
      for (FileInputStream each : taken) {
        each.close();
      }
    }
    System.gc();
    Thread.sleep(300);
    int more = open() - before;
    System.out.println(
        STARTS + " starts with " + FREE + " free descriptors each: " + failed + " exceptions");
    System.out.println(
        "descriptors open before: as many as needed, after and System.gc(): " + more + " more");
    System.exit(failed == STARTS && more >= STARTS ? 0 : 1);
  }
}
JAVA
"$(dirname "$java")/javac" -d "$work" "$work/Starts.java"
(ulimit -n 256 && timeout 60 "$java" -cp "$work" Starts)
