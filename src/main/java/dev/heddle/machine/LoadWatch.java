package dev.heddle.machine;

import dev.heddle.memory.Proc;
import dev.heddle.result.Load;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/** Watches how busy the machine is, with whom, from its creation until {@link #stop}. */
public final class LoadWatch {

  private final @Nullable CentralProcessor processor;
  private final double loadBefore;
  private final long[] ticksBefore;
  private final OptionalLong oursBefore;

  LoadWatch(@Nullable CentralProcessor processor) {
    this.processor = processor;
    loadBefore = processor == null ? -1 : processor.getSystemLoadAverage(1)[0];
    ticksBefore = processor == null ? new long[0] : processor.getSystemCpuLoadTicks();
    oursBefore = ours();
  }

  /** What went on since this watch began. */
  public Load stop() {
    if (processor == null) {
      return new Load(-1, -1, -1);
    }
    long[] ticks = processor.getSystemCpuLoadTicks();
    double all = Arrays.stream(ticks).sum() - Arrays.stream(ticksBefore).sum();
    if (all <= 0) {
      return new Load(loadBefore, -1, -1);
    }
    double steal = since(ticks, TickType.STEAL) / all;
    double idle = (since(ticks, TickType.IDLE) + since(ticks, TickType.IOWAIT)) / all;
    OptionalLong ours = ours();
    if (ours.isEmpty() || oursBefore.isEmpty()) {
      return new Load(loadBefore, steal, -1);
    }
    // OSHI's ticks are milliseconds, the kernel's in /proc are hundredths of a second
    double own = (ours.getAsLong() - oursBefore.getAsLong()) * 10.0 / all;
    return new Load(loadBefore, steal, Math.clamp(1 - idle - steal - own, 0, 1));
  }

  private double since(long[] ticks, TickType type) {
    return ticks[type.getIndex()] - ticksBefore[type.getIndex()];
  }

  /** The processor time of this process and of the children that it has waited for, in 1/100 s. */
  private static OptionalLong ours() {
    try {
      Proc.Stat stat = Proc.HERE.ownStat();
      return OptionalLong.of(
          stat.userTicks()
              + stat.systemTicks()
              + stat.reapedUserTicks()
              + stat.reapedSystemTicks());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
