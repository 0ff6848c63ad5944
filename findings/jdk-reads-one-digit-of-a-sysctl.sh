#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3, Linux 6.18): Files.readString gives the first character of a file of /proc/sys.
#
# Behaviour: such a file says that it is 0 bytes long, so Files.readAllBytes and Files.readString ask
# for one byte first, to see whether there is more. The kernel answers the first read of a number with
# that byte and every later one, which does not begin at 0, with the end of the file: "32768" becomes
# "3", without an exception. FileInputStream, whose first read asks for more, gives the whole number.
# Files in /proc outside of /proc/sys, and those in /sys, are read whole by both.
# A good engineer takes Files.readString for the way to read a short text file.
#
# Output seen:
#   Files.readString: 3
#   FileInputStream: 32768
#
# Whom it hurts: programs that read limits of the kernel (pid_max, threads-max, max_map_count, somaxconn):
# they see one digit, and believe that they may have three processes.
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
limit=/proc/sys/kernel/pid_max
[ -r "$limit" ] || { echo "no $limit here"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/OneDigit.java" <<'JAVA'
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

class OneDigit {
  public static void main(String[] args) throws Exception {
    String files = Files.readString(Path.of(args[0])).strip();
    String stream;
    try (FileInputStream in = new FileInputStream(args[0])) {
      byte[] bytes = new byte[4096];
      stream = new String(bytes, 0, in.read(bytes)).strip();
    }
    System.out.println("Files.readString: " + files);
    System.out.println("FileInputStream: " + stream);
    System.exit(files.length() == 1 && stream.length() > 1 ? 0 : 1);
  }
}
JAVA
"$java" "$work/OneDigit.java" "$limit"
