package dev.heddle.run;

import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.IterationMarks;
import dev.heddle.jvm.Jvm;
import dev.heddle.memory.PrivateFile;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Jdk;
import dev.heddle.result.RunInfo.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the forks of a run are started.
 *
 * @param jdk the JVM, and its flags but for those that only lead to a file of the run
 * @param flags all flags
 * @param others those of them that a person asked for, which alone forks of other projects get
 * @param notes where the fork leaves its notes
 * @param urls where the fork finds addresses, if it is to fetch real ones
 * @param commands where it finds the commands of a person, if it is to run some
 * @param guardJar where the agent of all forks lies
 */
record ForkCommand(
    Jdk jdk,
    List<String> flags,
    List<String> others,
    Path notes,
    Path urls,
    Path commands,
    Path guardJar) {

  private static final String AGENT = "-javaagent:";

  // hidden files in the run's folder; a resumed run replaces what a kill left there

  /**
   * The command for the forks of {@code plan}; nothing is written yet.
   *
   * @param folder the folder of the run
   * @param guardJar where the agent of all forks is to lie
   * @param jdk what the JVM says of itself
   * @throws PlanException where our own installation is not fit
   */
  static ForkCommand of(Plan plan, Path folder, Path guardJar, Jdk jdk) throws PlanException {
    Path notes = folder.resolve(".notes").toAbsolutePath();
    Path urls = folder.resolve(".urls").toAbsolutePath();
    Path commands = folder.resolve(".commands").toAbsolutePath();
    List<String> flags = told(plan);
    if (!ofOthers(plan)) {
      requireThinJar();
    }
    flags.add(AGENT + guardJar);
    flags.add(property(ForkNotes.FILE_PROPERTY, notes.toString()));
    if (!plan.urls().isEmpty()) {
      flags.add(property(ForkSettings.URLS_PROPERTY, urls.toString()));
    }
    if (plan.commands() != null) {
      flags.add(property(ForkSettings.COMMANDS_PROPERTY, commands.toString()));
    }
    if (!plan.jvm().workerArgs().isEmpty()) {
      String worker = String.join(ForkSettings.SEPARATOR, plan.jvm().workerArgs());
      flags.add(property(ForkSettings.WORKER_FLAGS_PROPERTY, worker));
    }
    return new ForkCommand(
        jdk, List.copyOf(flags), plan.jvm().args(), notes, urls, commands, guardJar);
  }

  /**
   * Asks the JVM of {@code plan} whether it could start with the flags of its forks, and with those
   * of their workers.
   *
   * @throws PlanException where it could not, or the limit of a fork leaves it no time
   */
  static Jdk ask(Plan plan) throws PlanException {
    ForkTime.require(plan);
    Path java = Path.of(plan.jvm().java());
    boolean ofOthers = ofOthers(plan);
    int oldest = ofOthers ? GuardJar.OLDEST : TargetJvm.OLDEST;
    String forWhom = RunWords.FORKS;
    for (Build build : plan.builds()) {
      if (build.java() != null && build.java() > oldest) {
        oldest = build.java();
        forWhom = RunWords.benchmarksOf(build.jar());
      }
    }
    Jdk jdk =
        TargetJvm.ask(
            java, ofOthers ? plan.jvm().args() : told(plan), "--jvm-args", oldest, forWhom);
    if (!plan.jvm().workerArgs().isEmpty()) {
      TargetJvm.ask(java, plan.jvm().workerArgs(), "--worker-jvm-args");
    }
    return jdk;
  }

  /** Whether nothing in the forks is ours but their agent. */
  private static boolean ofOthers(Plan plan) {
    return !plan.builds().isEmpty() && plan.builds().stream().noneMatch(Build::ours);
  }

  /** The flags of a fork but for those that only lead to a file. */
  private static List<String> told(Plan plan) {
    List<String> told = new ArrayList<>(ownFlags());
    told.addAll(plan.jvm().args());
    return told;
  }

  /** All flags of a fork of ours that measures so long. */
  List<String> flags(Times times) {
    List<String> all = new ArrayList<>(flags);
    all.add(
        property(
            ForkSettings.ITERATIONS_PROPERTY, String.valueOf(Math.round(times.seconds() * 1e3))));
    return all;
  }

  /** Whether its forks are to be watched. */
  boolean watched() {
    return !others.contains(CostWatch.OFF);
  }

  /** The flag that ends a JVM of this run with us. */
  String guard() {
    return AGENT + guardJar;
  }

  /**
   * Writes the files that the forks of {@code plan} read.
   *
   * @param watch who wants to know of their iterations; null for nobody
   * @throws PlanException where a jar of the plan cannot be read
   */
  void prepare(Plan plan, @Nullable CostWatch watch) throws IOException, PlanException {
    Map<String, byte[]> further = new LinkedHashMap<>();
    if (watch != null) {
      further.put(IterationMarks.RESOURCE, watch.words().getBytes(StandardCharsets.US_ASCII));
      further.putAll(MarkedJmh.of(jars(plan, notes.resolveSibling("."))));
    }
    GuardJar.write(guardJar, further);
    if (plan.commands() != null) {
      AskedCommands.sheet(plan.commands(), plan.timeoutSeconds()).write(commands);
    }
    if (!plan.urls().isEmpty()) {
      // addresses may hold passwords
      PrivateFile.write(urls, String.join("\n", plan.urls()) + "\n");
    }
  }

  /** Removes the files between us and our forks. */
  void cleanUp() {
    try {
      Files.deleteIfExists(notes);
      Files.deleteIfExists(urls);
      Files.deleteIfExists(commands);
      Files.deleteIfExists(guardJar);
    } catch (IOException e) {
      // small hidden files; the next run in the folder replaces them
    }
  }

  private static String property(String name, String value) {
    return "-D" + name + "=" + value;
  }

  /** The flags that every fork has, whoever asks for it. */
  static List<String> ownFlags() {
    List<String> flags = new ArrayList<>(Jvm.flags());
    flags.add(
        "-Djdk.virtualThreadScheduler.parallelism=" + Runtime.getRuntime().availableProcessors());
    return flags;
  }

  private static List<Path> jars(Plan plan, Path folder) {
    return plan.builds().stream().map(build -> BuildJar.path(folder.normalize(), build)).toList();
  }

  /** The flag that ends a fork with us. */
  static String agent() throws PlanException {
    return AGENT + requireThinJar();
  }

  private static Path requireThinJar() throws PlanException {
    return Jvm.thinJar().orElseThrow(() -> new PlanException(RunWords.noThinJar(Jvm.location())));
  }
}
