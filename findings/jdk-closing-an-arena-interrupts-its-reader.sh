#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3): closing a shared Arena leaves a thread interrupted that is just reading its memory,
# though nobody calls Thread.interrupt.
#
# Behaviour: Arena.ofShared().close() throws an IllegalStateException ("Already closed") into threads that are
# at one of its segments at that moment; as documented, the access fails. Beside that the JVM sets the
# interrupt status of such a thread, once in some hundreds of closes: whoever caught the exception and
# went on is interrupted at the next take(), get(), sleep() or join(), perhaps seconds later, in code that
# has nothing to do with the memory. No Thread.interrupt is called, so that no breakpoint or agent there
# sees it. A thread that comes after the close gets the exception alone.
# A good engineer catches the exception as "gone meanwhile" and takes the InterruptedException that comes
# later for somebody's request to stop.
#
# Output seen:
#   3000 arenas closed under a reader: 3000 readers got the exception, 16 of them were interrupted, too
#   3000 arenas closed before a reader came: 3000 readers got the exception, 0 of them were interrupted, too
#
# Whom it hurts: caches, stores and channels over mapped memory that are closed while others read: a query or
# a task elsewhere in that thread fails as "interrupted" now and then, and a harness loses a row.
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
cat >"$work/Arenas.java" <<'JAVA'
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;

class Arenas {
  private static final int ARENAS = 3000;
  private static final int MOST_ROUNDS = 10;

  public static void main(String[] args) throws Exception {
    int under = 0;
    for (int round = 0; under == 0 && round < MOST_ROUNDS; round++) {
      under = interrupted("closed under a reader", true);
    }
    int before = interrupted("closed before a reader came", false);
    System.exit(under > 0 && before == 0 ? 0 : 1);
  }

  private static int interrupted(String when, boolean whileRead) throws Exception {
    AtomicInteger told = new AtomicInteger();
    AtomicInteger interrupted = new AtomicInteger();
    for (int i = 0; i < ARENAS; i++) {
      Arena arena = Arena.ofShared();
      MemorySegment memory = arena.allocate(Long.BYTES);
      Thread reader =
          new Thread(() -> {
            try {
              for (long sum = 0; ; ) {
                sum += memory.get(ValueLayout.JAVA_LONG, 0);
              }
            } catch (IllegalStateException e) {
              told.incrementAndGet();
            }
            if (Thread.currentThread().isInterrupted()) {
              interrupted.incrementAndGet();
            }
          });
      if (whileRead) {
        reader.start();
        long end = System.nanoTime() + i % 50 * 1000L;
        while (System.nanoTime() - end < 0) {
          Thread.onSpinWait();
        }
        arena.close();
      } else {
        arena.close();
        reader.start();
      }
      reader.join();
    }
    System.out.printf(
        "%d arenas %s: %d readers got the exception, %d of them were interrupted, too%n",
        ARENAS, when, told.get(), interrupted.get());
    return interrupted.get();
  }
}
JAVA
# with the first compiler alone it comes often; with both it takes more rounds
if "$java" -XX:TieredStopAtLevel=1 "$work/Arenas.java"; then
  echo "as described"
else
  echo "changed: no reader was interrupted, or one that came later"
  exit 1
fi
