package dev.heddle.run;

import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import dev.heddle.jvm.Jvm;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * How the forks of a run are started.
 *
 * @param jdk the JVM, and its flags but for those that only lead to a file of the run
 * @param flags all flags
 * @param others those of them that a person asked for, which alone forks of other projects get
 * @param notes where the fork leaves its notes
 * @param urls where the fork finds addresses, if it is to fetch real ones
 * @param guardJar where the guard of other projects' forks lies
 */
record ForkCommand(
    Jdk jdk, List<String> flags, List<String> others, Path notes, Path urls, Path guardJar) {

  private static final String AGENT = "-javaagent:";

  // all are hidden files in the run's folder; a resumed run replaces what a kill left there

  /**
   * The command for the forks of {@code plan}; nothing is written yet.
   *
   * @param folder the folder of the run
   * @throws PlanException where the JVM, its flags, or our own installation are not fit
   */
  static ForkCommand of(Plan plan, Path folder) throws PlanException {
    Jdk jdk = ask(plan);
    Path notes = folder.resolve(".notes").toAbsolutePath();
    Path urls = folder.resolve(".urls").toAbsolutePath();
    List<String> flags = told(plan);
    flags.add(ofOthers(plan) ? AGENT + guardJar(folder) : agent());
    flags.add(property(ForkNotes.FILE_PROPERTY, notes.toString()));
    if (!plan.urls().isEmpty()) {
      flags.add(property(ForkSettings.URLS_PROPERTY, urls.toString()));
    }
    if (!plan.jvm().workerArgs().isEmpty()) {
      String worker = String.join(ForkSettings.SEPARATOR, plan.jvm().workerArgs());
      flags.add(property(ForkSettings.WORKER_FLAGS_PROPERTY, worker));
    }
    return new ForkCommand(
        jdk, List.copyOf(flags), plan.jvm().args(), notes, urls, guardJar(folder));
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
    String forWhom = "forks need";
    for (Build build : plan.builds()) {
      if (build.java() != null && build.java() > oldest) {
        oldest = build.java();
        forWhom = "the benchmarks of " + build.jar() + " need";
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

  /** Whether nothing in the forks is ours but their guard. */
  private static boolean ofOthers(Plan plan) {
    return !plan.builds().isEmpty() && plan.builds().stream().noneMatch(Build::ours);
  }

  private static Path guardJar(Path folder) {
    return folder.resolve(".guard.jar").toAbsolutePath();
  }

  /** The flags of a fork but for those that only lead to a file. */
  private static List<String> told(Plan plan) {
    List<String> told = new ArrayList<>(ownFlags());
    told.addAll(plan.jvm().args());
    return told;
  }

  /** The flag that ends a JVM of this run with us. */
  String guard() {
    return flags.stream()
        .filter(flag -> flag.startsWith(AGENT))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("every fork is guarded"));
  }

  /** Writes the files that the forks of {@code plan} read. */
  void prepare(Plan plan) throws IOException {
    if (ofOthers(plan)) {
      GuardJar.write(guardJar);
    }
    if (!plan.urls().isEmpty()) {
      // addresses may hold passwords
      Files.deleteIfExists(urls);
      Files.createFile(urls);
      if (urls.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(urls, PosixFilePermissions.fromString("rw-------"));
      }
      Files.write(urls, plan.urls());
    }
  }

  /** Removes the files between us and our forks. */
  void cleanUp() {
    try {
      Files.deleteIfExists(notes);
      Files.deleteIfExists(urls);
      Files.deleteIfExists(guardJar);
    } catch (IOException e) {
      // small hidden files in the run's own folder; the next run in it replaces them
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

  /** The flag that ends a fork with us. */
  static String agent() throws PlanException {
    return AGENT
        + Jvm.thinJar()
            .orElseThrow(() ->
                new PlanException(
                    "the installation is incomplete: no heddle-thin.jar beside "
                        + Jvm.location()
                        + "; build it with 'mvn package' and keep both jars together"));
  }
}
