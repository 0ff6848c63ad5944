package dev.heddle.machine;

import dev.heddle.memory.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a process, which tells the processor time of all its threads, ended ones too, to the
 * nanosecond, where {@code /proc} counts in ticks of 10 ms.
 */
final class ProcessClock {

  /** How the kernel makes the number of a clock from that of a process. */
  private static final int PID_SHIFT = 3;

  private static final int SCHEDULED = 2;

  private static final @Nullable MethodHandle GET = Linux.isHere() ? find() : null;

  private ProcessClock() {}

  @SuppressWarnings("restricted") // it takes and gives numbers, and no memory but ours
  private static @Nullable MethodHandle find() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("clock_gettime")
        .map(function ->
            linker.downcallHandle(
                function,
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)))
        .orElse(null);
  }

  /** The processor time of process {@code pid} itself; empty where there is no such clock. */
  static OptionalLong nanos(long pid) {
    if (GET == null) {
      return OptionalLong.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
      int clock = ((int) ~pid << PID_SHIFT) | SCHEDULED;
      if ((int) GET.invokeExact(clock, time) != 0) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(
          time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000
              + time.getAtIndex(ValueLayout.JAVA_LONG, 1));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
