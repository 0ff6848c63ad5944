package dev.heddle.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The system call by which Linux puts a thread to sleep on a word of memory and wakes it, also from
 * another process that maps the same file.
 *
 * <p>Addresses go as numbers, not as segments, so that memory can be unmapped while somebody
 * sleeps: the kernel refuses an address that is gone, and who wakes looks at the memory again. To
 * load this class costs a new JVM tens of milliseconds.
 */
final class Futex {

  private static final int WAIT = 0;
  private static final int WAKE = 1;

  /** Sleeps are powers of two of nanoseconds, 16 µs to 34 ms, which exist once for all threads. */
  private static final int SHORTEST = 14;

  private static final int LONGEST = 25;
  private static final long TIMESPEC_BYTES = 2L * Long.BYTES;

  private static final long NUMBER = number();
  private static final long TIMES = times();
  private static final @Nullable MethodHandle SYSCALL = syscall();

  private Futex() {}

  /** Whether this system has it and lets us call it. */
  static boolean available() {
    return SYSCALL != null;
  }

  /**
   * Sleeps if {@code expected} is at {@code offset}: until woken, interrupted by a signal, or about
   * {@code nanos} have passed; at most 34 ms.
   */
  static void sleep(MemorySegment segment, long offset, int expected, long nanos) {
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(nanos, 1));
    int row = Math.clamp(power, SHORTEST, LONGEST) - SHORTEST;
    call(segment.address() + offset, WAIT, expected, TIMES + row * TIMESPEC_BYTES);
  }

  /** Wakes all who sleep on the int at {@code offset}. */
  static void wakeAll(MemorySegment segment, long offset) {
    call(segment.address() + offset, WAKE, Integer.MAX_VALUE, 0);
  }

  private static void call(long address, int operation, int value, long time) {
    if (SYSCALL == null) {
      throw new UnsupportedOperationException("futex: not on this system");
    }
    try {
      // what it answers does not matter: whoever waits looks at the memory again
      long _ = (long) SYSCALL.invokeExact(NUMBER, address, operation, value, time);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static long number() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")) {
      return -1;
    }
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> 202;
      case "aarch64" -> 98;
      default -> -1;
    };
  }

  private static long times() {
    MemorySegment times = Arena.global().allocate(TIMESPEC_BYTES * (LONGEST - SHORTEST + 1), 8);
    for (int power = SHORTEST; power <= LONGEST; power++) {
      times.set(
          ValueLayout.JAVA_LONG,
          (power - SHORTEST) * TIMESPEC_BYTES + Long.BYTES,
          1L << power); // seconds are 0
    }
    return times.address();
  }

  @SuppressWarnings("restricted") // every JVM that we start may
  private static @Nullable MethodHandle syscall() {
    if (NUMBER < 0) {
      return null;
    }
    try {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG),
          Linker.Option.firstVariadicArg(1));
    } catch (RuntimeException e) {
      return null; // no such function, no linker, or native access is denied
    }
  }
}
