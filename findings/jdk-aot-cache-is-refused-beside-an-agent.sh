#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3), JaCoCo's agent 0.8.14: an ahead-of-time cache is refused whole by a JVM that has a
# Java agent where the training had none, and the reverse. The program runs all the same and ends with 0,
# but five lines of errors stand in its standard output, and it starts more slowly than without a cache.
#
# Behaviour: `-javaagent` adds the module java.instrument to those that are resolved at start. A cache holds
# the graph of modules of its training, and the JVM compares the lists: "Mismatched values for property
# jdk.module.addmods", whatever the agent does. Training with the agent helps, but then each class that
# the agent looks at to change it stays outside ("From ClassFileLoadHook"): of the program measured for
# its coverage none is in the cache.
# A good engineer takes an agent for a matter of the classes that it changes, expects the other hundreds
# to come from the cache, and expects a cache that does not fit to be passed over without a word.
#
# Output seen:
#   trained without the agent: 826 classes from the cache; beside the agent 0, exit 0, 5 lines of errors on standard output
#   trained with the agent: without it 0; beside it 1262, of them 0 of the program
#
# Whom it hurts: who makes the cache in a build and adds an agent for coverage, profiling or tracing where it
# runs; whoever reads the output of such a program; and benchmarks, whose forks often have an agent.
#
# Needs Maven with its repository in reach, and a JDK 25 as JAVA_HOME or on the PATH.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
command -v mvn >/dev/null || { echo "no Maven found"; exit 2; }
"${jdk}java" -version 2>&1 | grep -q 'version "25' || { echo "no JDK 25 found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.jacoco:org.jacoco.agent:0.8.14:jar:runtime -DoutputDirectory="$work" \
  >log 2>&1 || { cat log; exit 2; }
cat >App.java <<'JAVA'
public class App {
  public static void main(String[] args) {
    System.out.println("done");
  }
}
JAVA
"${jdk}javac" -proc:none App.java
"${jdk}jar" cf app.jar App.class
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
agent=-javaagent:org.jacoco.agent-0.8.14-runtime.jar=output=none

"${jdk}java" -XX:AOTCacheOutput=plain.aot -cp app.jar App >trained 2>&1
"${jdk}java" -XX:AOTCacheOutput=agent.aot "$agent" -cp app.jar App >>trained 2>&1
if [ ! -s plain.aot ] || [ ! -s agent.aot ]; then
  cat trained
  exit 2
fi

# $1 the cache, further words are flags: how many classes come from it; what was printed stays in "out"
from() {
  local cache=$1
  shift
  code=0
  "${jdk}java" -XX:AOTCache="$cache" -Xlog:class+load:file=loaded "$@" -cp app.jar App >out 2>err || code=$?
  shared=$(grep -c 'source: shared' loaded || true)
  errors=$(grep -c '\[error\]' out || true)
}

from plain.aot
alone=$shared
from plain.aot "$agent"
beside=$shared lines=$errors ended=$code
echo "trained without the agent: $alone classes from the cache; beside the agent $beside, exit $ended," \
  "$lines lines of errors on standard output"
from agent.aot
without=$shared
from agent.aot "$agent"
own=$(grep -c ' App source: shared' loaded || true)
echo "trained with the agent: without it $without; beside it $shared, of them $own of the program"
[ "$alone" -gt 500 ] && [ "$beside" = 0 ] && [ "$ended" = 0 ] && [ "$lines" = 5 ] &&
  [ "$without" = 0 ] && [ "$shared" -gt 500 ] && [ "$own" = 0 ]
