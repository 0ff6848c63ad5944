package dev.heddle.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The processors that a thread may run on, by their numbers; on Linux only.
 *
 * @param processors in ascending order
 */
public record CpuSet(List<Integer> processors) {

  /** So many processors fit in what is asked of the kernel. */
  private static final int MOST = 1024;

  private static final int BYTES = MOST / Byte.SIZE;
  private static final int SELF = 0;

  /** Copies the list. */
  public CpuSet {
    processors = List.copyOf(processors);
  }

  /** Those of the calling thread; empty where the system does not say. */
  public static CpuSet ofThisThread() {
    if (!Futex.available()) {
      return new CpuSet(List.of());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(BYTES, Long.BYTES);
      List<Integer> all = new ArrayList<>();
      if (Futex.affinity(SELF, mask) > 0) {
        for (int i = 0; i < MOST; i++) {
          if ((mask.get(ValueLayout.JAVA_BYTE, i / Byte.SIZE) >> i % Byte.SIZE & 1) != 0) {
            all.add(i);
          }
        }
      }
      return new CpuSet(all);
    }
  }

  /** This set with one of its processors alone. */
  public CpuSet only(int index) {
    return new CpuSet(List.of(processors.get(index)));
  }

  /** Binds the calling platform thread to it; whether that was done. */
  public boolean bind() {
    if (!Futex.available() || processors.isEmpty()) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(BYTES, Long.BYTES);
      for (int processor : processors) {
        int at = processor / Byte.SIZE;
        int bits = mask.get(ValueLayout.JAVA_BYTE, at) | 1 << processor % Byte.SIZE;
        mask.set(ValueLayout.JAVA_BYTE, at, (byte) bits);
      }
      return Futex.bind(SELF, mask) == 0;
    }
  }
}
