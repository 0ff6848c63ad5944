#!/usr/bin/env bash
# JMH 1.37 on JDK 25 (Temurin 25.0.3): -prof safepoints sees no safepoint, and says so with a count of 0
# and exit 0.
#
# Behaviour: the profiler has the fork log its safepoints, and looks for lines that end with "Total: 123 ns".
# The JVM's lines go on since then: "Total: 3961447 ns, Threads: 0 runnable, 14 total". None matches, which is
# not told from a JVM that never stopped: pause.count is 0, all pauses and percentiles are NaN, the times to
# the safepoint (ttsp) are missing, and there is no warning.
# A good engineer takes a count of 0 beside a measured interval for a JVM without safepoints.
#
# Output seen:
#   safepoints that the JVM logged: more than 20
#   safepoints that JMH counted: 0, mean pause "NaN", exit 0
#
# Whom it hurts: whoever looks for pauses, or for threads that are slow to stop, behind a benchmark's
# outliers: they are ruled out by a profiler that saw nothing.
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

public class Collect {
  @Benchmark
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
code=0
jmh -f 1 -wi 0 -i 1 -r 1s -prof safepoints -rf json -rff "$work/json" \
  -jvmArgs "-XX:+UseSerialGC -Xlog:safepoint=info:file=$work/log" || code=$?
logged=$(grep -c 'Safepoint "' "$work/log")
count=$(grep -A 1 'safepoints.pause.count' "$work/json" | grep -oE '"score" : [^,]*' | sed 's/.* : //')
pause=$(grep -A 1 'safepoints.pause.avg' "$work/json" | grep -oE '"score" : [^,]*' | sed 's/.* : //')
echo "safepoints that the JVM logged: $([ "$logged" -gt 20 ] && echo "more than 20" || echo "$logged")"
echo "safepoints that JMH counted: ${count%.0}, mean pause $pause, exit $code"
if ! { [ "$logged" -gt 20 ] && [ "$count" = 0.0 ] && [ "$pause" = '"NaN"' ] && [ "$code" = 0 ]; }; then
  echo "the behaviour has changed"
  exit 1
fi
