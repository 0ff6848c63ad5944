#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3): CompletableFuture.runAsync and its kin run one task at a time on one and on two
# processors; up to JDK 24 they ran all at once there.
#
# Behaviour: the methods that end in Async took a new thread for each task where the common pool had fewer
# than two, that is with one and with two processors. From 25 on they always take the common pool, and that
# has a single thread there: what waited side by side waits in line, and of two tasks of which one waits
# for the other only the first ever runs. java.util.concurrent.ForkJoinPool.common.parallelism=0, which
# used to mean no threads, now gives two, so that 0 runs more at once than 1.
# A good engineer knows the older rule, which stood in the Javadoc for ten years, or expects two threads of
# two processors.
#
# Output seen (the first line where a JDK 17 or 21 is found beside):
#   older JDK, 2 processors: at once 6 of 6 tasks that sleep
#   1 processors: at once 1 of 6 tasks that sleep
#   2 processors: at once 1 of 6 tasks that sleep
#   4 processors: at once 3 of 6 tasks that sleep
#   common.parallelism=1: at once 1 of 6 tasks that sleep
#   common.parallelism=0: at once 2 of 6 tasks that sleep
#
# Whom it hurts: programs in containers of one or two processors whose tasks wait for a server or a child:
# with the step to 25 they take as long as all waits together, and time out. And whoever compares
# CompletableFuture between two JDKs or two machines, and takes a number of threads for a speed.
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
cat >"$work/AtOnce.java" <<'JAVA'
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class AtOnce {
  private static final int TASKS = 6;

  public static void main(String[] args) {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Runnable task = () -> {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      now.decrementAndGet();
    };
    CompletableFuture<?>[] all =
        IntStream.range(0, TASKS)
            .mapToObj(i -> CompletableFuture.runAsync(task))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
    System.out.println(
        args[0] + ": at once " + most + " of " + TASKS + " tasks that sleep");
  }
}
JAVA
cat >"$work/expected" <<'TEXT'
1 processors: at once 1 of 6 tasks that sleep
2 processors: at once 1 of 6 tasks that sleep
4 processors: at once 3 of 6 tasks that sleep
common.parallelism=1: at once 1 of 6 tasks that sleep
common.parallelism=0: at once 2 of 6 tasks that sleep
TEXT
"$(dirname "$java")/javac" --release 17 -d "$work" "$work/AtOnce.java"
for older in /usr/lib/jvm/*-17-* /usr/lib/jvm/*-21-*; do
  if [ -x "$older/bin/java" ]; then
    timeout 40 "$older/bin/java" -XX:ActiveProcessorCount=2 -cp "$work" AtOnce \
      "older JDK, 2 processors"
    break
  fi
done
for processors in 1 2 4; do
  timeout 40 "$java" -XX:ActiveProcessorCount="$processors" -cp "$work" AtOnce \
    "$processors processors"
done >"$work/seen"
for threads in 1 0; do
  timeout 40 "$java" -Djava.util.concurrent.ForkJoinPool.common.parallelism="$threads" \
    -cp "$work" AtOnce "common.parallelism=$threads"
done >>"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
