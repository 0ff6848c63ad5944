#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3, Linux): what Process gives of a child's output ends with the child, not with
# its output; what the child left behind dies of its first word.
#
# Behaviour: when the child has ended, a thread of the JDK takes what lies in the pipe just then, and
# closes this side of it. A process that the child left in the background still has the other side: what
# it prints is lost, and it is sent SIGPIPE. Only who sits in one read call that goes on to the end of the
# file, readAllBytes, holds that off, and reads until the last one has ended. With readLine it is chance:
# most often the line of the one in the background is lost, now and then it was awaited already.
# A good engineer expects of a pipe what a shell's $( ) gives: all that is written into it, to its end.
#
# Output seen:
#   $(sh -c ...): early late, and the one in the background came to its end
#   readAllBytes after waitFor: early, and the one in the background did not
#   readAllBytes at once: early late, and the one in the background came to its end
#
# Whom it hurts: harnesses that start a JVM, a server or a daemon through a script which puts it in the
# background and ends: its log stops, and it is killed at the first line that it prints. The
# moment of the read decides what is read and what lives on.
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
# shellcheck disable=SC2016 # the shell that it is handed to puts its $0 in
script='(sleep 1; echo late; echo done >"$0") & echo early'
came() { [ -s "$1" ] && echo "came to its end" || echo "did not"; }
shell=$(sh -c "$script" "$work/shell" | xargs)
echo "\$(sh -c ...): $shell, and the one in the background $(came "$work/shell")" >"$work/seen"
cat >"$work/Grandchild.java" <<'JAVA'
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Grandchild {
  interface Reading {
    String of(Process child) throws Exception;
  }

  private static String all(Process child) throws IOException {
    return new String(child.getInputStream().readAllBytes()).strip().replace('\n', ' ');
  }

  private static void tell(String how, String script, Path mark, Reading reading) throws Exception {
    Process child = new ProcessBuilder("sh", "-c", script, mark.toString()).start();
    String read = reading.of(child);
    Thread.sleep(2500); // so that the one in the background has had its second
    System.out.println(
        how + ": " + read + ", and the one in the background "
            + (Files.exists(mark) ? "came to its end" : "did not"));
  }

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[1]);
    tell("readAllBytes after waitFor", args[0], work.resolve("after"), child -> {
      child.waitFor();
      Thread.sleep(300); // until the JDK's own thread has seen it too
      return all(child);
    });
    tell("readAllBytes at once", args[0], work.resolve("once"), Grandchild::all);
  }
}
JAVA
cat >"$work/expected" <<'TEXT'
$(sh -c ...): early late, and the one in the background came to its end
readAllBytes after waitFor: early, and the one in the background did not
readAllBytes at once: early late, and the one in the background came to its end
TEXT
timeout 100 "$java" "$work/Grandchild.java" "$script" "$work" >>"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
