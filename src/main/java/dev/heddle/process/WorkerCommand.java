package dev.heddle.process;

import dev.heddle.jvm.Jvm;
import dev.heddle.process.aot.AotCache;
import dev.heddle.process.aot.CacheFolder;
import dev.heddle.process.wire.Payload;
import dev.heddle.process.worker.Heartbeat;
import dev.heddle.process.worker.WorkerMain;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command line of the worker JVMs of a pool, and what came of starting them so. */
final class WorkerCommand {

  /** The flag that names an ahead-of-time cache. */
  static final String CACHE = "-XX:AOTCache=";

  /**
   * Has a cache bring classes only: hot methods of the worker in training would be compiled at
   * once, which takes a fresh worker 10 to 40 ms of processor time (JDK 25) for no task of its own.
   */
  static final List<String> NO_PROFILES =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-XX:-AOTReplayTraining");

  /** What the JVM says of a cache that it cannot use is known from what it started from. */
  private static final List<String> HUSH =
      List.of("-Xlog:aot*=off:stderr", "-Xlog:cds*=off:stderr");

  /** How long a training may take: some seconds where the machine has little else to do. */
  private static final Duration TRAINING_LIMIT = Duration.ofSeconds(30);

  private final List<String> flags;
  private final String told;
  private final List<String> main;
  private final Map<String, String> environment;
  private final ClassPathState classPath;
  private final Path folder;
  private final Map<StartedFrom, Integer> starts = new EnumMap<>(StartedFrom.class);
  private @Nullable Path cache;
  private boolean lacksCache;

  private WorkerCommand(
      List<String> flags,
      String told,
      List<String> main,
      Map<String, String> environment,
      ClassPathState classPath,
      Path folder,
      @Nullable Path cache) {
    this.classPath = classPath;
    this.folder = folder;
    this.flags = flags;
    this.told = told;
    this.main = main;
    this.environment = environment;
    this.cache = cache;
  }

  /**
   * For workers of a pool with {@code options} whose own files are in {@code folder}; makes their
   * ahead-of-time cache if they are to have one.
   */
  static WorkerCommand of(PoolOptions options, Path folder) {
    AotCache.Look look =
        switch (options.aot()) {
          case NONE -> new AotCache.Look(Optional.empty(), false);
          case FOUND -> AotCache.look(users(options), folder);
          case MADE -> new AotCache.Look(made(options, folder), false);
        };
    WorkerCommand command = of(options, folder, look.cache().orElse(null));
    command.lacksCache = look.wanted();
    return command;
  }

  private static Optional<Path> made(PoolOptions options, Path folder) {
    return AotCache.ready(
        users(options),
        folder,
        TRAINING_LIMIT,
        (output, limit) -> AotTraining.run(options, output, limit));
  }

  /** The JVMs that a cache of workers of {@code options} is for. */
  static AotCache.Users users(PoolOptions options) {
    return new AotCache.Users(options.classPath(), flags(options), options.environment());
  }

  /** The same with a cache that is there. */
  static WorkerCommand of(PoolOptions options, Path folder, @Nullable Path cache) {
    List<String> flags = new ArrayList<>();
    // the user's flags win; and this one differs from pool to pool, where a cache serves them all
    flags.add("-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"));
    if (options.care().stuckAfter().isPositive()) {
      flags.add(
          "-D" + Heartbeat.PERIOD + "=" + LivenessChecks.pulseMillis(options.care().stuckAfter()));
    }
    flags.addAll(flags(options));
    List<String> main =
        List.of(
            "-cp",
            options.classPath(),
            WorkerMain.class.getName(),
            Integer.toString(options.payloadLimit()));
    String told =
        options.jvmFlags().stream()
            .filter(flag -> flag.startsWith("-X"))
            .collect(Collectors.joining(" "));
    return new WorkerCommand(
        flags,
        told,
        main,
        options.environment(),
        new ClassPathState(options.classPath()),
        folder,
        cache);
  }

  /** Those that a cache depends on. */
  static List<String> flags(PoolOptions options) {
    List<String> flags = new ArrayList<>(Jvm.flags());
    // what a JVM leaves behind when it is killed must not outlive the pool
    flags.add("-XX:-UsePerfData");
    flags.add("-XX:-CreateCoredumpOnCrash");
    // the JDK's classes where they were archived for: all workers share those pages then
    flags.add("-XX:+UnlockDiagnosticVMOptions");
    flags.add("-XX:ArchiveRelocationMode=0");
    channels().ifPresent(flags::add);
    if (System.getProperty("jdk.module.path") != null) {
      flags.add("-D" + Payload.BY_STREAM + "=true");
    }
    flags.addAll(options.jvmFlags());
    return flags;
  }

  /**
   * Tells workers which provider of channels this JVM has found, if that is the JDK's own: a worker
   * that starts from a cache would open all jars of its class path for nothing else but to look for
   * one.
   */
  private static Optional<String> channels() {
    Class<?> found = SelectorProvider.provider().getClass();
    return found.getModule() == Object.class.getModule()
        ? Optional.of("-D" + SelectorProvider.class.getName() + "=" + found.getName())
        : Optional.empty();
  }

  /** The jars that workers start from, as they were at first. */
  ClassPathState classPath() {
    return classPath;
  }

  /** Where HotSpot reports a crash of worker {@code pid}, unless the user's flags say otherwise. */
  Path errorFile(long pid) {
    return folder.resolve("hs_err_" + pid + ".log");
  }

  /** The variables that it gets beside ours. */
  Map<String, String> environment() {
    return environment;
  }

  /** For one worker, with the last of its arguments, which {@link WorkerMain} reads. */
  List<String> with(List<String> last) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(flags);
    Path trusted = cache();
    if (trusted != null) {
      command.addAll(HUSH);
      command.addAll(NO_PROFILES);
      command.add(CACHE + trusted);
    }
    command.addAll(main);
    command.addAll(last);
    return command;
  }

  /** The flags of the JVM itself that were asked for; not those that may hold a secret. */
  String told() {
    return told;
  }

  /** Whether its workers are in training, and what they print is no matter. */
  boolean trains() {
    return flags.stream().anyMatch(flag -> flag.startsWith(AotTraining.OUTPUT));
  }

  /** Notes that a worker became ready, and says what it started from. */
  synchronized StartedFrom started(long pid) {
    StartedFrom from = StartedFrom.of(pid, cache);
    starts.merge(from, 1, Integer::sum);
    if (cache != null && from == StartedFrom.CLASS_FILES) {
      // a JVM that refuses the cache has no other either, and starts later than without
      AotCache.refused(cache, folder);
      cache = null;
    }
    return from;
  }

  /** Notes that a worker did not become ready; if the cache may be to blame, no other gets it. */
  synchronized void failed() {
    if (cache != null) {
      CacheFolder.remove(cache);
      cache = null;
    }
  }

  /** Whether a cache might be made for pools that come later. */
  boolean lacksCache() {
    return lacksCache;
  }

  /** How many workers became ready, by what they started from. */
  synchronized Map<StartedFrom, Integer> starts() {
    return new EnumMap<>(starts);
  }

  private synchronized @Nullable Path cache() {
    return cache;
  }
}
