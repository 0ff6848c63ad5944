#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3): what hangs on one CompletableFuture's time-out holds up the time-outs of all
# others in the JVM.
#
# Behaviour: one thread completes the futures of orTimeout and completeOnTimeout and starts what delayedExecutor
# was given, for the whole JVM, and it runs there itself what hangs on them without "Async": an
# exceptionally or thenAccept that closes a connection, logs or waits keeps it for that long. A future
# with a limit of 200 ms, of which another part of the program knows nothing, is done when that has ended.
# A good engineer expects such stages on some thread of a pool, and a time limit to hold.
#
# Output seen:
#   limit of 200 ms: over after 200 ms or little more
#   the same while what hangs on another time-out takes 2 s: over after 2 s
#   delayedExecutor of 200 ms meanwhile: runs after 2 s
#
# Whom it hurts: harnesses and servers that end a child or a call past its limit: with one handler that blocks, no
# limit is kept any more, just when many time-outs come at once.
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
cat >"$work/Limits.java" <<'JAVA'
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class Limits {
  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static long limitOf200() {
    long start = System.nanoTime();
    try {
      new CompletableFuture<Void>().orTimeout(200, TimeUnit.MILLISECONDS).join();
    } catch (CompletionException timeout) {
      // as it should be
    }
    return millisSince(start);
  }

  private static String told(long millis) {
    return millis < 1000 ? "200 ms or little more" : millis < 3000 ? "2 s" : millis + " ms";
  }

  public static void main(String[] args) throws Exception {
    limitOf200(); // all is loaded
    String alone = told(limitOf200());
    System.out.println("limit of 200 ms: over after " + alone);
    try (var threads = Executors.newCachedThreadPool()) {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      new CompletableFuture<Void>()
          .orTimeout(100, TimeUnit.MILLISECONDS)
          .exceptionally(timeout -> {
            begun.complete(null);
            try {
              Thread.sleep(2000);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return null;
          });
      begun.join();
      long start = System.nanoTime();
      CompletableFuture<Long> delayed =
          CompletableFuture.supplyAsync(
              () -> millisSince(start),
              CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, threads));
      String held = told(limitOf200());
      String late = told(delayed.join());
      System.out.println("the same while what hangs on another time-out takes 2 s: over after " + held);
      System.out.println("delayedExecutor of 200 ms meanwhile: runs after " + late);
      boolean as = !alone.equals("2 s") && held.equals("2 s") && late.equals("2 s");
      System.exit(as ? 0 : 1);
    }
  }
}
JAVA
timeout 60 "$java" "$work/Limits.java"
