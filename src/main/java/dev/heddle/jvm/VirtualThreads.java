package dev.heddle.jvm;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.heddle.memory.PrivateFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The virtual threads that live in this JVM. Nothing lists them but its own dump of all threads,
 * which is a file and takes milliseconds.
 */
public final class VirtualThreads {

  /** {@code #31 "name" virtual}. */
  private static final Pattern VIRTUAL = Pattern.compile("#(\\d+) \"(.*)\" virtual\\b.*");

  private VirtualThreads() {}

  /** The ids of those that are not ours; none where the JVM does not tell. */
  public static Set<Long> living() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (jvm == null) {
      return Set.of();
    }
    try (PrivateFolder folder = PrivateFolder.make()) {
      Path dump = folder.path().resolve("threads.txt");
      jvm.dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      try (Stream<String> lines = Files.lines(dump)) {
        return lines
            .map(VIRTUAL::matcher)
            .filter(Matcher::matches)
            .filter(line -> !line.group(2).startsWith("heddle-"))
            .map(line -> Long.valueOf(line.group(1)))
            .collect(Collectors.toSet());
      }
    } catch (IOException | UnsupportedOperationException e) {
      return Set.of();
    }
  }
}
