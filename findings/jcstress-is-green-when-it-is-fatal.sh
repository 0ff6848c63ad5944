#!/usr/bin/env bash
# jcstress 0.16 (JDK 25): FATAL is exit code 0: a run that has found no test, or no JVM that starts, is green.
#
# Behaviour: where -t matches no test, and where no JVM starts with the flags of -jvmArgs (here a heap that is
# smaller than what jcstress itself asks for), it says FATAL, runs nothing, and exits with 0. A test that
# has seen a forbidden state does exit with 1, so the code is made for builds.
# A good engineer expects that what calls itself fatal fails a build, as it does in JMH.
#
# Output seen:
#   -t Recae, which is called Race: exit 0, FATAL: No matching tests.
#   -t Race -jvmArgs -Xmx64m: exit 0, FATAL: No JVM configurations to run with.
#
# Whom it hurts: builds that run stress tests by name: after a test was renamed, or a flag was added that does not
# fit, nothing is tested any more, and nobody sees it.
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
for jar in org.openjdk.jcstress:jcstress-core:0.16 net.sf.jopt-simple:jopt-simple:5.0.4; do
  mvn -q -B dependency:copy -Dartifact="$jar" -DoutputDirectory="$work/lib" >"$work/mvn" 2>&1 \
    || { cat "$work/mvn"; exit 2; }
done
jars=$(printf '%s:' "$work"/lib/*.jar)
cat >"$work/Race.java" <<'JAVA'
package it;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "none is lost")
@State
public class Race {
  int count;

  @Actor
  public void one() {
    count++;
  }

  @Actor
  public void other() {
    count++;
  }

  @Arbiter
  public void look(I_Result result) {
    result.r1 = count;
  }
}
JAVA
"$(dirname "$java")/javac" -d "$work/classes" -cp "$jars" -processorpath "$jars" "$work/Race.java"
cd "$work" # where it leaves its results
said() {
  local code=0
  timeout 80 "$java" -Djava.io.tmpdir="$work/tmp" -cp "$work/classes:$jars" \
    org.openjdk.jcstress.Main "$@" >"$work/out" 2>&1 || code=$?
  echo "exit $code, $(grep FATAL "$work/out" || echo "nothing fatal")"
}
name=$(said -t Recae)
flags=$(said -t Race -jvmArgs -Xmx64m)
echo "-t Recae, which is called Race: $name"
echo "-t Race -jvmArgs -Xmx64m: $flags"
if [ "$name" != "exit 0, FATAL: No matching tests." ] \
  || [ "$flags" != "exit 0, FATAL: No JVM configurations to run with." ]; then
  echo "the behaviour has changed"
  exit 1
fi
