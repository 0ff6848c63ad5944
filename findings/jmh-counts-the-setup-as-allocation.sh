#!/usr/bin/env bash
# JMH 1.37 (JDK 25): gc.alloc.rate.norm of -prof gc counts what the setup allocates, so that a single shot of
# a method that allocates nothing shows 100 MB per operation.
#
# Behaviour: the profiler begins before the threads of the benchmark do, and these run the fixture: what
# @Setup and @TearDown of level Iteration (and of level Trial, in the first and last iteration) allocate and
# have collected is in bytes per operation, gc.count and gc.time of the benchmark. In average time it is
# spread over millions of operations and shows as a few bytes; in single shot mode it is the figure. The
# score does not have it, so both figures of one row are of different things.
# A good engineer takes B/op for what the measured method allocates, as ns/op is what it takes.
#
# Output seen:
#   a single shot of a method that reads one byte, after a setup of 100 MB: 104 MB/op
#   the same method without a setup: less than 1 MB/op
#
# Whom it hurts: comparisons of allocation in single shot mode, which is the mode for cold starts and for
# long tasks, where inputs are made in the setup: a change of the test data is a change of the code's figure.
#
# Needs Maven with its repository in reach, and a JDK 25 as `java` or in JAVA_HOME; on Debian with the
# Temurin packages: temurin-25-jdk.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if [ -x "$home/bin/javac" ] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then
    java=$home/bin/java
  fi
done
"$java" -version 2>&1 | grep -q '"25' || { echo "no JDK 25 found; install temurin-25-jdk"; exit 2; }
command -v mvn >/dev/null || { echo "no Maven found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/lib" "$work/tmp" "$work/classes"
for jar in org.openjdk.jmh:jmh-core:1.37 org.openjdk.jmh:jmh-generator-annprocess:1.37 \
  net.sf.jopt-simple:jopt-simple:5.0.4 org.apache.commons:commons-math3:3.6.1; do
  mvn -q -B dependency:copy -Dartifact="$jar" -DoutputDirectory="$work/lib" >"$work/mvn" 2>&1 \
    || { cat "$work/mvn"; exit 2; }
done
jars=$(printf '%s:' "$work"/lib/*.jar)
cat >"$work/Shot.java" <<'JAVA'
package it;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
public class Shot {
  @Param({"100", "0"})
  public int megabytes;

  private byte[] data = new byte[1];

  @Setup(Level.Iteration)
  public void make() {
    for (int i = 0; i < megabytes; i++) {
      data = new byte[1 << 20];
    }
  }

  @Benchmark
  public byte read() {
    return data[0];
  }
}
JAVA
"$(dirname "$java")/javac" -d "$work/classes" -cp "$jars" -processorpath "$jars" "$work"/*.java
jmh() {
  timeout 100 "$java" -Djava.io.tmpdir="$work/tmp" -cp "$work/classes:$jars" org.openjdk.jmh.Main "$@" \
    >"$work/out" 2>&1
}
jmh -f 1 -wi 2 -i 3 -prof gc -rf csv -rff "$work/csv" || { cat "$work/out"; exit 2; }
megabytes() { # of the row with that parameter
  tr -d '\r' <"$work/csv" | awk -F, -v of="$1" '/alloc.rate.norm/ && $NF == of {printf "%d", $5 / 1e6}'
}
with=$(megabytes 100)
without=$(megabytes 0)
echo "a single shot of a method that reads one byte, after a setup of 100 MB: $with MB/op"
echo "the same method without a setup: $([ "$without" = 0 ] && echo "less than 1" || echo "$without") MB/op"
if ! { [ "$with" -ge 100 ] && [ "$without" = 0 ]; }; then
  echo "the behaviour has changed"
  exit 1
fi
