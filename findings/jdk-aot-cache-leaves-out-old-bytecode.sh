#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3), picocli 4.7.7: an ahead-of-time cache holds no class whose bytecode is of Java 5 or
# older if the training linked it, which is each class that the program used. The cache is made without
# a word, the program runs, and starts hardly faster.
#
# Behaviour: classes below version 50 have no tables for the verifier of today. The JVM that makes the cache
# leaves them out once they were linked ("Skipping ...: Old class has been linked", told with -Xlog:aot
# and nowhere else). picocli's jar, the newest there is, is compiled for Java 5 (version 49), so that of a
# command line made with it all classes of picocli come from the jar as before. The JVM's own classes
# and those of the program are in the cache.
# A good engineer takes the year of a release for its bytecode, and a cache that was made for whole.
#
# Output seen:
#   picocli's bytecode is of version 49
#   --help from the cache: 1 class of the program from it, 0 of picocli; 182 of picocli from the jar
#
# Whom it hurts: programs whose start is to be halved by a cache: what they load most of stays outside. Here
# `--help` took .34 s of processor time with the cache and .41 without.
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
mvn -q -B dependency:copy -Dartifact=info.picocli:picocli:4.7.7 -DoutputDirectory="$work" >log 2>&1 ||
  { cat log; exit 2; }
cat >App.java <<'JAVA'
import picocli.CommandLine;

@CommandLine.Command(name = "app", mixinStandardHelpOptions = true)
public class App implements Runnable {
  @CommandLine.Option(names = "-n")
  int n;

  @Override
  public void run() {
    System.out.println(n);
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new App()).execute(args));
  }
}
JAVA
"${jdk}javac" -proc:none -cp picocli-4.7.7.jar App.java
"${jdk}jar" cf app.jar App.class
path=app.jar:picocli-4.7.7.jar
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
"${jdk}java" -XX:AOTCacheOutput=app.aot -cp "$path" App --help >trained 2>&1
[ -s app.aot ] || { cat trained; exit 2; }
"${jdk}java" -XX:AOTCache=app.aot -Xlog:class+load:file=loaded -cp "$path" App --help >/dev/null
"${jdk}jar" xf picocli-4.7.7.jar picocli/CommandLine.class
version=$(od -An -j6 -N2 -tu1 picocli/CommandLine.class | awk '{ print $1 * 256 + $2 }')
mine=$(grep -c ' App source: shared' loaded || true)
cached=$(grep -c ' picocli\..* source: shared' loaded || true)
jar=$(grep -c ' picocli\..* source: file' loaded || true)
echo "picocli's bytecode is of version $version"
echo "--help from the cache: $mine class of the program from it, $cached of picocli; $jar of picocli from the jar"
[ "$version" = 49 ] && [ "$mine" = 1 ] && [ "$cached" = 0 ] && [ "$jar" -gt 100 ]
