#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3): a task's exception comes out of a ForkJoinPool as another one, made anew: its
# message, its fields and its suppressed exceptions may be gone.
#
# Behaviour: the pool makes a second exception of the same class in the thread that asks, for the sake of
# its stack trace. Has the class a public constructor that takes a Throwable, the message becomes that of
# the first one's toString(), "java.lang.IllegalStateException: not ready"; has it one without arguments,
# there is no message; what a class keeps in fields is 0 or null. The first one is the cause of the
# second. submit, invokeAll and Executors.newWorkStealingPool do it, other executors do not.
# A good engineer takes ExecutionException.getCause() for what the task threw.
#
# Output seen:
#   fixed pool: 1 / 0: / by zero
#   fixed pool: IllegalStateException: not ready
#   fixed pool: an exception with a field: disk full, code 28
#   work-stealing pool: 1 / 0: null
#   work-stealing pool: IllegalStateException: java.lang.IllegalStateException: not ready
#   work-stealing pool: an exception with a field: null, code 0
#
# Whom it hurts: whoever changes from one executor to another, and code that decides by an exception's
# code or message (try again, exit code, message to a person): code 0 is "no error".
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
cat >"$work/Thrown.java" <<'JAVA'
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class Thrown {
  public static class Failed extends Exception {
    int code;

    public Failed() {}

    public Failed(String message, int code) {
      super(message);
      this.code = code;
    }
  }

  private static Throwable of(ExecutorService pool, Callable<?> task) throws Exception {
    try {
      throw new AssertionError(pool.submit(task).get());
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static void tell(String name, ExecutorService pool) throws Exception {
    int zero = Integer.parseInt("0");
    System.out.println(name + ": 1 / 0: " + of(pool, () -> 1 / zero).getMessage());
    System.out.println(
        name + ": IllegalStateException: "
            + of(pool, () -> { throw new IllegalStateException("not ready"); }).getMessage());
    Failed failed = (Failed) of(pool, () -> { throw new Failed("disk full", 28); });
    System.out.println(
        name + ": an exception with a field: " + failed.getMessage() + ", code " + failed.code);
    pool.shutdown();
  }

  public static void main(String[] args) throws Exception {
    tell("fixed pool", Executors.newFixedThreadPool(2));
    tell("work-stealing pool", Executors.newWorkStealingPool(2));
  }
}
JAVA
cat >"$work/expected" <<'TEXT'
fixed pool: 1 / 0: / by zero
fixed pool: IllegalStateException: not ready
fixed pool: an exception with a field: disk full, code 28
work-stealing pool: 1 / 0: null
work-stealing pool: IllegalStateException: java.lang.IllegalStateException: not ready
work-stealing pool: an exception with a field: null, code 0
TEXT
timeout 60 "$java" "$work/Thrown.java" >"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
