package dev.heddle.machine;

import dev.heddle.result.RunInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.CgroupInfo;
import oshi.software.os.OperatingSystem;
import oshi.util.GlobalConfig;

/** The machine that this JVM runs on: what it is, and what goes on in it. */
public final class ThisMachine {

  private final HardwareAbstractionLayer hardware;
  private final OperatingSystem system;
  private final CentralProcessor processor;

  /** Opens the machine's own account of itself; takes some tenths of a second. */
  public ThisMachine() {
    // two looks at the ticks must not be answered from one
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, 0);
    SystemInfo info = new SystemInfo();
    hardware = info.getHardware();
    system = info.getOperatingSystem();
    processor = hardware.getProcessor();
  }

  /** What the machine is. */
  public RunInfo.Machine describe() {
    OperatingSystem.OSVersionInfo version = system.getVersionInfo();
    return new RunInfo.Machine(
        processor.getProcessorIdentifier().getName().strip(),
        processor.getPhysicalProcessorCount(),
        Runtime.getRuntime().availableProcessors(),
        hardware.getMemory().getTotal(),
        containerLimits(),
        hardware.getVirtualization().filter(name -> !name.isBlank()).orElse(null),
        (system.getFamily() + " " + version.getVersion()).strip(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        system.getNetworkParams().getHostName());
  }

  /** Begins to watch the load; the answer is what went on until {@link LoadWatch#stop}. */
  public LoadWatch watchLoad() {
    return new LoadWatch(processor);
  }

  private @Nullable String containerLimits() {
    CgroupInfo limits = system.getCgroupInfo();
    List<String> words = new ArrayList<>();
    double cpus = limits.getEffectiveCpus();
    if (cpus > 0 && cpus < processor.getLogicalProcessorCount()) {
      words.add(String.format(Locale.ROOT, "%.2f processors", cpus));
    }
    long memory = limits.getMemoryLimit();
    if (memory > 0 && memory < hardware.getMemory().getTotal()) {
      words.add(String.format(Locale.ROOT, "%d MiB of memory", memory >> 20));
    }
    return words.isEmpty() ? null : String.join(", ", words);
  }
}
