package dev.heddle.shared;

import dev.heddle.memory.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;

/**
 * Robust process-shared mutexes of POSIX threads, as Linux has them (glibc 2.30 or later).
 *
 * <p>The memory of a mutex goes as a segment, so that it is not unmapped during a call. Calls
 * return 0 or an error number. To load this class costs a new JVM tens of milliseconds.
 */
final class Pthreads {

  static final int BUSY = 16;
  static final int TIMED_OUT = 110;
  static final int OWNER_DIED = 130;

  /** Room for a mutex, on any processor. */
  static final long MUTEX_BYTES = 64;

  private static final int SHARED = 1;
  private static final int ROBUST = 1;

  /** The clock of {@link System#nanoTime()}. */
  private static final int MONOTONIC = 1;

  private static final boolean AVAILABLE = look();

  private Pthreads() {}

  static boolean available() {
    return AVAILABLE;
  }

  /** Makes a mutex, robust and shared. */
  static int init(MemorySegment mutex) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(MUTEX_BYTES);
      int error = (int) Calls.ATTRIBUTES.invokeExact(attributes);
      error = error != 0 ? error : (int) Calls.SET_SHARED.invokeExact(attributes, SHARED);
      error = error != 0 ? error : (int) Calls.SET_ROBUST.invokeExact(attributes, ROBUST);
      return error != 0 ? error : (int) Calls.INIT.invokeExact(mutex, attributes);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int tryLock(MemorySegment mutex) {
    try {
      return (int) Calls.TRY_LOCK.invokeExact(mutex);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Waits for the mutex until {@code deadline} on the clock of {@link System#nanoTime()}. */
  static int lock(MemorySegment mutex, long deadline) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG));
      long second = TimeUnit.SECONDS.toNanos(1);
      time.setAtIndex(ValueLayout.JAVA_LONG, 0, Math.floorDiv(deadline, second));
      time.setAtIndex(ValueLayout.JAVA_LONG, 1, Math.floorMod(deadline, second));
      return (int) Calls.LOCK.invokeExact(mutex, MONOTONIC, time);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Says that what the mutex guards is whole again. */
  static int makeConsistent(MemorySegment mutex) {
    try {
      return (int) Calls.CONSISTENT.invokeExact(mutex);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int unlock(MemorySegment mutex) {
    try {
      return (int) Calls.UNLOCK.invokeExact(mutex);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException(e);
  }

  private static boolean look() {
    try {
      return Linux.isHere() && Calls.all() > 0;
    } catch (LinkageError e) {
      return false; // no such function, no linker, or native access is denied
    }
  }

  /** The functions; constants, so that a call is compiled to one. */
  private static final class Calls {

    // what cannot block for long need not tell the JVM that it has left
    static final Linker.Option[] SHORT = {Linker.Option.critical(false)};
    static final Linker.Option[] LONG = {};

    static final MethodHandle ATTRIBUTES = find("pthread_mutexattr_init", LONG, pointer());
    static final MethodHandle SET_SHARED =
        find("pthread_mutexattr_setpshared", LONG, pointer(), ValueLayout.JAVA_INT);
    static final MethodHandle SET_ROBUST =
        find("pthread_mutexattr_setrobust", LONG, pointer(), ValueLayout.JAVA_INT);
    static final MethodHandle INIT = find("pthread_mutex_init", LONG, pointer(), pointer());
    static final MethodHandle TRY_LOCK = find("pthread_mutex_trylock", SHORT, pointer());
    static final MethodHandle LOCK =
        find("pthread_mutex_clocklock", LONG, pointer(), ValueLayout.JAVA_INT, pointer());
    static final MethodHandle CONSISTENT = find("pthread_mutex_consistent", SHORT, pointer());
    static final MethodHandle UNLOCK = find("pthread_mutex_unlock", SHORT, pointer());

    static int all() {
      return MONOTONIC; // to be asked is to be initialized
    }

    private static MemoryLayout pointer() {
      return ValueLayout.ADDRESS;
    }

    @SuppressWarnings("restricted") // every JVM that we start may
    private static MethodHandle find(
        String name, Linker.Option[] options, MemoryLayout... parameters) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().findOrThrow(name),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters),
          options);
    }
  }
}
