package dev.heddle.run;

import dev.heddle.result.Plan;
import java.io.IOException;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What the forks of a run did, as JDK Flight Recorder saw it.
 *
 * @param methods how often each method was seen running, waits for the system left out
 * @param allocations the bytes that allocations of each class stand for
 * @param allocationSamples how many samples that all stand for as much would tell as much: a few
 *     that stand for most tell little
 */
public record Recordings(
    Map<String, Long> methods, Map<String, Long> allocations, long allocationSamples) {

  private static final String ENDING = ".jfr";

  /** Native methods of the JDK in which a thread waits for a peer, a process or time. */
  private static final Set<String> WAITS =
      Set.of(
          ("accept accept0 connect0 park poll poll0 read0 readBytes readBytes0 readv0 receive0"
                  + " recv0 socketRead0 sleepNanos0 wait wait0 waitForProcessExit0")
              .split(" "));

  private static final List<String> JDK = List.of("java.", "jdk.", "sun.");

  /** A plan whose forks are recorded into {@code folder}, a file each. */
  public static Plan of(Plan plan, Path folder) {
    return plan.withFlag(
        "-XX:StartFlightRecording:settings=profile,disk=true,dumponexit=true,filename="
            + folder.toAbsolutePath().resolve("fork-%p" + ENDING));
  }

  /** Removes what a JVM left there that was only asked what it is. */
  public static void clear(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
  }

  /** Reads the recordings in {@code folder}. */
  public static Recordings read(Path folder) throws IOException {
    Map<String, Long> methods = new HashMap<>();
    Map<String, Long> allocations = new HashMap<>();
    double sum = 0;
    double squares = 0;
    for (Path file : files(folder)) {
      try (RecordingFile recording = new RecordingFile(file)) {
        while (recording.hasMoreEvents()) {
          RecordedEvent event = recording.readEvent();
          switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> add(event, methods);
            case "jdk.NativeMethodSample" -> {
              if (!isWaiting(event)) {
                add(event, methods);
              }
            }
            case "jdk.ObjectAllocationSample" -> {
              RecordedClass type = event.getClass("objectClass");
              if (type != null) {
                long weight = event.getLong("weight");
                allocations.merge(shown(type.getName()), weight, Long::sum);
                sum += weight;
                squares += (double) weight * weight;
              }
            }
            default -> {
              // nothing that is asked for
            }
          }
        }
      }
    }
    long samples = squares > 0 ? Math.round(sum * sum / squares) : 0;
    return new Recordings(methods, allocations, samples);
  }

  /** {@code byte[]} for {@code [B}. */
  static String shown(String type) {
    return type.startsWith("[")
        ? MethodTypeDesc.ofDescriptor("()" + type.replace('.', '/')).returnType().displayName()
        : type;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /** Whether it was seen where the JDK waits for the system: a recording has that as running. */
  private static boolean isWaiting(RecordedEvent event) {
    RecordedMethod method = top(event);
    return method != null
        && WAITS.contains(method.getName())
        && JDK.stream().anyMatch(method.getType().getName()::startsWith);
  }

  private static @Nullable RecordedMethod top(RecordedEvent event) {
    RecordedStackTrace trace = event.getStackTrace();
    return trace == null || trace.getFrames().isEmpty()
        ? null
        : trace.getFrames().getFirst().getMethod();
  }

  private static void add(RecordedEvent event, Map<String, Long> methods) {
    RecordedMethod method = top(event);
    if (method != null) {
      methods.merge(method.getType().getName() + "." + method.getName(), 1L, Long::sum);
    }
  }
}
