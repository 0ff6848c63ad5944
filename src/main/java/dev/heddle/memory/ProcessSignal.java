package dev.heddle.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The signal 0 of POSIX, which does nothing but tell whether there is a process of that id. It
 * needs no descriptor and no {@code /proc}; to load this class does, and costs a JVM tens of
 * milliseconds.
 */
final class ProcessSignal {

  private static final int NO_SUCH_PROCESS = 3;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERROR =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final @Nullable MethodHandle KILL = kill();

  private ProcessSignal() {}

  /** Whether the system says that there is no such process; false where it cannot be asked. */
  static boolean saysNone(long pid) {
    if (KILL == null) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int answer = (int) KILL.invokeExact(state, (int) pid, 0);
      return answer != 0 && (int) ERROR.get(state, 0L) == NO_SUCH_PROCESS;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted") // every JVM that we start may
  private static @Nullable MethodHandle kill() {
    try {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().findOrThrow("kill"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
          Linker.Option.captureCallState("errno"));
    } catch (RuntimeException | LinkageError e) {
      return null; // no such function, no linker, or native access is denied
    }
  }
}
