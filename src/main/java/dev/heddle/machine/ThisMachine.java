package dev.heddle.machine;

import dev.heddle.result.Finding;
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

  private final @Nullable SystemInfo info;

  /** Opens the machine's own account of itself; takes some tenths of a second. */
  public ThisMachine() {
    // two looks at the ticks must not be answered from one
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, 0);
    info = open();
  }

  /** The account; null where its native library cannot be unpacked: a full disk, say. */
  private static @Nullable SystemInfo open() {
    try {
      SystemInfo info = new SystemInfo();
      info.getHardware().getProcessor().getSystemCpuLoadTicks();
      return info;
    } catch (LinkageError e) {
      return null;
    }
  }

  /** What the machine is; without its account, what the JDK and the kernel's files know of it. */
  public RunInfo.Machine describe() {
    int logical = Runtime.getRuntime().availableProcessors();
    String kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
    List<Finding> findings = Doctor.here().lasting();
    if (info == null) {
      return new RunInfo.Machine(
          System.getProperty("os.arch"), 0, logical, 0, null, null, kernel, kernel, "", findings);
    }
    HardwareAbstractionLayer hardware = info.getHardware();
    OperatingSystem system = info.getOperatingSystem();
    CentralProcessor processor = hardware.getProcessor();
    return new RunInfo.Machine(
        processor.getProcessorIdentifier().getName().strip(),
        processor.getPhysicalProcessorCount(),
        logical,
        hardware.getMemory().getTotal(),
        containerLimits(
            system.getCgroupInfo(),
            processor.getLogicalProcessorCount(),
            hardware.getMemory().getTotal()),
        hardware.getVirtualization().filter(name -> !name.isBlank()).orElse(null),
        (system.getFamily() + " " + system.getVersionInfo().getVersion()).strip(),
        kernel,
        system.getNetworkParams().getHostName(),
        findings);
  }

  /** Begins to watch the load; the answer is what went on until {@link LoadWatch#stop}. */
  public LoadWatch watchLoad() {
    return new LoadWatch(info == null ? null : info.getHardware().getProcessor());
  }

  private static @Nullable String containerLimits(CgroupInfo limits, int processors, long bytes) {
    List<String> words = new ArrayList<>();
    double cpus = limits.getEffectiveCpus();
    if (cpus > 0 && cpus < processors) {
      words.add(String.format(Locale.ROOT, "%.2f processors", cpus));
    }
    long memory = limits.getMemoryLimit();
    if (memory > 0 && memory < bytes) {
      words.add(MachineWords.memoryLimit(memory >> 20));
    }
    return words.isEmpty() ? null : String.join(", ", words);
  }
}
