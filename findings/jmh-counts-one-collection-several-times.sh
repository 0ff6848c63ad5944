#!/usr/bin/env bash
# JMH 1.37 (JDK 25): gc.count of -prof gc counts one collection as five or as ten, and gc.time takes in
# what runs beside the program: it depends on the collector.
#
# Behaviour: the profiler adds up all GarbageCollectorMXBeans. Serial, Parallel and G1 have one for each kind
# of pause. ZGC and Shenandoah have beans for cycles and for pauses: a cycle counts once as a cycle and once
# more for each of its pauses; the time of the cycles, during which the program runs, is added to that of
# the pauses. One System.gc() is a count of 1, of 5, or of 9 to 14, and gc.time of ZGC is hardly a pause at all.
# A good engineer takes a lower gc.count for fewer collections, and gc.time for time lost.
#
# Output seen (the counts of ZGC and Shenandoah vary a little):
#   one System.gc() under SerialGC: gc.count 1
#   one System.gc() under ParallelGC: gc.count 1
#   one System.gc() under G1GC: gc.count 1
#   one System.gc() under ShenandoahGC: gc.count 5
#   one System.gc() under ZGC: gc.count 9
#
# Whom it hurts: whoever compares collectors by these columns: the one that hardly pauses seems to collect
# ten times as often and to take longest.
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
cat >"$work/Collect.java" <<'JAVA'
package it;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;

public class Collect {
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public void collect() {
    System.gc();
  }
}
JAVA
"$(dirname "$java")/javac" -d "$work/classes" -cp "$jars" -processorpath "$jars" "$work"/*.java
jmh() {
  timeout 100 "$java" -Djava.io.tmpdir="$work/tmp" -cp "$work/classes:$jars" org.openjdk.jmh.Main "$@" \
    >"$work/out" 2>&1
}
as=true
for collector in SerialGC ParallelGC G1GC ShenandoahGC ZGC; do
  jmh -f 1 -wi 1 -i 1 -prof gc -rf csv -rff "$work/csv" -jvmArgs "-XX:+Use$collector -Xmx128m" \
    || { cat "$work/out"; exit 2; }
  count=$(awk -F, '/gc.count/ {printf "%d", $5}' "$work/csv")
  echo "one System.gc() under $collector: gc.count $count"
  case $collector in
    ShenandoahGC | ZGC) [ "$count" -gt 2 ] || as=false ;;
    *) [ "$count" = 1 ] || as=false ;;
  esac
done
$as || { echo "the behaviour has changed"; exit 1; }
