#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3, Linux): Process.onExit() waits for a free thread of the common pool, so that a
# process that has long ended has not, for whoever listens.
#
# Behaviour: the exit is handed on by handleAsync without an executor, that is through the common pool, and
# what hangs on the future runs there too. While that pool's threads are busy, waitFor() returns and
# isAlive() is false, but onExit() is not done. With two processors the common pool has one thread: one
# task that blocks is enough. A parallel stream or supplyAsync that waits for what shall follow on the
# exit waits for ever. The Javadoc warns of the thread in which what hangs on the future runs, and says
# nothing of the future itself.
# A good engineer takes onExit() for what the thread that awaits processes completes.
#
# Output seen:
#   common pool of 1, busy: waitFor returned 0, isAlive false, onExit().isDone() false after 1 s
#   common pool free again: onExit().isDone() true
#
# Whom it hurts: pools of worker processes that hear of a worker's death by onExit(): as long as a program
# waits for their answers in a parallel stream, no death is heard, and no answer comes.
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
cat >"$work/Exit.java" <<'JAVA'
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

class Exit {
  public static void main(String[] args) throws Exception {
    int threads = ForkJoinPool.commonPool().getParallelism();
    CountDownLatch busy = new CountDownLatch(threads);
    CountDownLatch over = new CountDownLatch(1);
    for (int i = 0; i < threads; i++) {
      CompletableFuture.runAsync(() -> {
        busy.countDown();
        try {
          over.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }
    busy.await();
    Process process = new ProcessBuilder("true").start();
    CompletableFuture<Process> exit = process.onExit();
    int code = process.waitFor();
    try {
      exit.get(1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // as described
    }
    System.out.println(
        "common pool of " + threads + ", busy: waitFor returned " + code + ", isAlive "
            + process.isAlive() + ", onExit().isDone() " + exit.isDone() + " after 1 s");
    boolean as = !exit.isDone();
    over.countDown();
    exit.get(20, TimeUnit.SECONDS);
    System.out.println("common pool free again: onExit().isDone() " + exit.isDone());
    System.exit(as ? 0 : 1);
  }
}
JAVA
timeout 100 "$java" -XX:ActiveProcessorCount=2 "$work/Exit.java"
