#!/usr/bin/env bash
# JMH 1.37: a parameter that no benchmark has is accepted in silence, and the values that were meant are not
# measured.
#
# Behaviour: -p siez=1,1000 where the field is called `size` changes nothing: JMH runs the values of the
# annotation, once, says nothing of the name anywhere, neither on the screen nor in the JSON, and exits
# with 0. The name is only looked up from the fields' side. A wrong value of a parameter that exists, or a
# wrong name of a benchmark, is an error.
# A good engineer expects an error, as for every other option, or at least a warning.
#
# Output seen:
#   -p siez=1,1000: exit 0, "siez" is in 0 lines of the output and 0 of the JSON
#   measured: size 100
#   -p size=1,1000: exit 0, measured: size 1, size 1000
#
# Whom it hurts: scripts that pass parameters on, after a field was renamed: they go on measuring, of one
# size, under the old name of the run; and comparisons of two sizes that are the same one twice.
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
cat >"$work/Sized.java" <<'JAVA'
package it;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Benchmark)
public class Sized {
  @Param("100")
  public int size;

  @Benchmark
  public byte[] make() {
    return new byte[size];
  }
}
JAVA
"$(dirname "$java")/javac" -d "$work/classes" -cp "$jars" -processorpath "$jars" "$work"/*.java
jmh() {
  timeout 100 "$java" -Djava.io.tmpdir="$work/tmp" -cp "$work/classes:$jars" org.openjdk.jmh.Main "$@" \
    >"$work/out" 2>&1
}
measured() { grep -oE '"size" : "[0-9]+"' "$work/json" | tr -d '":' | xargs -n 2 | paste -sd, | sed 's/,/, /g'; }
short=(-f 1 -wi 0 -i 1 -r 100ms -rf json -rff "$work/json")
code=0
jmh -p siez=1,1000 "${short[@]}" || code=$?
lines=$(grep -c siez "$work/out" || true)
rows=$(grep -c siez "$work/json" || true)
wrong=$(measured)
echo "-p siez=1,1000: exit $code, \"siez\" is in $lines lines of the output and $rows of the JSON"
echo "measured: $wrong"
right=0
jmh -p size=1,1000 "${short[@]}" || right=$?
echo "-p size=1,1000: exit $right, measured: $(measured)"
if ! { [ "$code $lines $rows $wrong" = "0 0 0 size 100" ] && [ "$(measured)" = "size 1, size 1000" ]; }; then
  echo "the behaviour has changed"
  exit 1
fi
