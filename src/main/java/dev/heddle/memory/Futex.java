package dev.heddle.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The system call by which Linux puts a thread to sleep on a word of memory and wakes it, also from
 * another process that maps the same file, and the one that is a fence for all of them.
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

  private static final int REGISTER_GLOBAL_EXPEDITED = 1 << 2;
  private static final int GLOBAL_EXPEDITED = 1 << 1;

  private static final long NUMBER = number(202, 98);
  private static final long BARRIER_NUMBER = number(324, 283);
  private static final long AFFINITY_NUMBER = number(204, 123);
  private static final long BIND_NUMBER = number(203, 122);
  private static final long TIMES = times();
  private static final @Nullable MethodHandle SYSCALL = syscall();
  private static final boolean REGISTERED =
      SYSCALL != null && call(BARRIER_NUMBER, REGISTER_GLOBAL_EXPEDITED, 0, 0, 0) == 0;

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
    // what it answers does not matter: whoever waits looks at the memory again
    call(NUMBER, segment.address() + offset, WAIT, expected, TIMES + row * TIMESPEC_BYTES);
  }

  /** Wakes all who sleep on the int at {@code offset}. */
  static void wakeAll(MemorySegment segment, long offset) {
    call(NUMBER, segment.address() + offset, WAKE, Integer.MAX_VALUE, 0);
  }

  /**
   * Whether {@link #barrier} works on the threads of this process and for them: the kernel has
   * {@code membarrier} and lets us register for it.
   */
  static boolean hasBarrier() {
    return REGISTERED;
  }

  /**
   * A full fence on every thread that runs now in any process that {@link #hasBarrier}; to the
   * others it happened when they were last switched. Some microseconds.
   */
  static void barrier() {
    if (call(BARRIER_NUMBER, GLOBAL_EXPEDITED, 0, 0, 0) != 0) {
      throw new IllegalStateException("membarrier: refused after it was granted");
    }
  }

  /** Writes into {@code mask} the processors of a thread; how many bytes, negative if it failed. */
  static long affinity(int thread, MemorySegment mask) {
    return call(AFFINITY_NUMBER, thread, (int) mask.byteSize(), mask.address(), 0);
  }

  /** Binds a thread to the processors in {@code mask}; 0 if that was done. */
  static long bind(int thread, MemorySegment mask) {
    return call(BIND_NUMBER, thread, (int) mask.byteSize(), mask.address(), 0);
  }

  private static long call(long number, long first, int second, long third, long fourth) {
    if (SYSCALL == null) {
      throw new UnsupportedOperationException("futex: not on this system");
    }
    try {
      return (long) SYSCALL.invokeExact(number, first, second, third, fourth);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static long number(long amd64, long aarch64) {
    if (!Linux.isHere()) {
      return -1;
    }
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> amd64;
      case "aarch64" -> aarch64;
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
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG),
          Linker.Option.firstVariadicArg(1));
    } catch (RuntimeException e) {
      return null; // no such function, no linker, or native access is denied
    }
  }
}
