#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3, Linux): a process that may open no more files cannot end its children.
#
# Behaviour: ProcessHandle looks at /proc/PID/stat before it does anything. Where that file cannot be
# opened for want of descriptors, isAlive() says false of a living child, destroyForcibly() sends
# nothing and says false, and Process.destroyForcibly(), which gives no answer, sends nothing either.
# Only Process.isAlive() is right. When descriptors are free again all of it works.
# A good engineer takes "not alive" for gone and destroyForcibly() for SIGKILL.
#
# Output seen:
#   handle.isAlive: false, handle.destroyForcibly: false, process.isAlive: true
#   after Process.destroyForcibly: process.isAlive: true
#   with descriptors again: handle.isAlive: true, handle.destroyForcibly: true
#
# Whom it hurts: pools of processes, build daemons and test runners that end a child past its
# deadline while the parent is out of descriptors: the child runs on, and is taken for dead.
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
cat >"$work/NoDescriptors.java" <<'JAVA'
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class NoDescriptors {
  public static void main(String[] args) throws Exception {
    Process child = new ProcessBuilder("sleep", "60").start();
    ProcessHandle handle = child.toHandle();
    List<FileInputStream> files = new ArrayList<>();
    try {
      while (true) {
        files.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException full) {
      // no descriptor is left
    }
    boolean lives = handle.isAlive();
    boolean sent = handle.destroyForcibly();
    boolean childLives = child.isAlive();
    child.destroyForcibly();
    boolean afterKill = !child.waitFor(1, java.util.concurrent.TimeUnit.SECONDS);
    for (FileInputStream file : files) {
      file.close();
    }
    boolean again = handle.isAlive();
    boolean sentAgain = handle.destroyForcibly();
    child.waitFor();
    System.out.println(
        "handle.isAlive: " + lives + ", handle.destroyForcibly: " + sent
            + ", process.isAlive: " + childLives);
    System.out.println("after Process.destroyForcibly: process.isAlive: " + afterKill);
    System.out.println(
        "with descriptors again: handle.isAlive: " + again
            + ", handle.destroyForcibly: " + sentAgain);
  }
}
JAVA
cat >"$work/expected" <<'TEXT'
handle.isAlive: false, handle.destroyForcibly: false, process.isAlive: true
after Process.destroyForcibly: process.isAlive: true
with descriptors again: handle.isAlive: true, handle.destroyForcibly: true
TEXT
"$(dirname "$java")/javac" -d "$work" "$work/NoDescriptors.java"
(ulimit -n 256 && timeout 60 "$java" -cp "$work" NoDescriptors) >"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
