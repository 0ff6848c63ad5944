package dev.heddle.run;

import dev.heddle.machine.ThisMachine;
import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Commit;
import dev.heddle.result.RunInfo.Jdk;
import dev.heddle.result.RunInfo.Status;
import dev.heddle.result.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Run} comes to be, in a new folder or where an earlier one left off: first all is
 * looked at that it would be refused for, then it begins, as soon as nobody else measures.
 */
public final class RunStart {

  /** What a run is until it measures, so that a signal or a kill before that leaves it true. */
  private static final Status NOT_YET = Status.INTERRUPTED;

  private final Path path;
  private final Plan plan;

  /** What its JVMs say of themselves, asked once: whoever waits must not disturb who measures. */
  private final Map<String, Jdk> jdks;

  private RunStart(Path path, Plan plan) throws PlanException {
    this.path = path;
    this.plan = plan;
    this.jdks = ForkCommands.ask(plan);
  }

  /**
   * Looks at a run that would begin in {@code path}; writes nothing.
   *
   * @throws PlanException where it could not begin
   */
  public static RunStart ofNew(Path path, Plan plan) throws PlanException {
    RunStart start = new RunStart(path, plan);
    try {
      RunFolder.requireFree(path);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
    return start;
  }

  /**
   * Looks at a run that would go on in {@code path}; writes nothing.
   *
   * @param plan the earlier plan, perhaps with more rounds
   * @throws PlanException where that would not be the same run any more
   */
  public static RunStart ofResumed(Path path, Plan plan) throws PlanException, UnreadableException {
    RunStart start = new RunStart(path, plan);
    try {
      start.requireSame(RunFolder.open(path));
    } catch (IOException e) {
      throw new PlanException(RunWords.cannotGoOn(path, e));
    }
    return start;
  }

  /**
   * Begins a run in a new folder.
   *
   * @param commandLine the words of the command line, as they are
   * @throws PlanException where it cannot begin; then nothing was written
   */
  public Run begin(List<String> commandLine) throws PlanException {
    return begin(commandLine, Map.of());
  }

  /**
   * Begins a run in a new folder that keeps some files of its builds.
   *
   * @param commandLine the words of the command line, as they are
   * @param kept which files, by their path in the folder
   * @throws PlanException where it cannot begin; then nothing was written
   */
  public Run begin(List<String> commandLine, Map<String, Path> kept) throws PlanException {
    RunLock lock = RunLock.takeAlone();
    try {
      requireThere(plan);
      ForkCommands command = ForkCommands.of(plan, path, jdks);
      FreshFolder fresh = FreshFolder.create(path);
      try {
        return begun(fresh.run(), plan, commandLine, kept, lock, command);
      } catch (IOException | PlanException | RuntimeException e) {
        fresh.remove();
        throw e;
      }
    } catch (IOException e) {
      lock.close();
      throw cannotWrite(path, e);
    } catch (PlanException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Run begun(
      RunFolder folder,
      Plan plan,
      List<String> commandLine,
      Map<String, Path> kept,
      RunLock lock,
      ForkCommands commands)
      throws IOException, PlanException {
    Ahead<Optional<Commit>> commit =
        Ahead.find("heddle-commit", () -> Optional.ofNullable(commit(plan)));
    askJmh(plan);
    @Nullable CostWatch watch = watch();
    try {
      ThisMachine machine = new ThisMachine();
      RunInfo info = info(plan, commandLine, machine, commands, commit);
      folder.write(info);
      for (Map.Entry<String, Path> file : kept.entrySet()) {
        Path target = folder.path().resolve(file.getKey());
        Files.createDirectories(target.resolveSibling("."));
        Files.copy(file.getValue(), target);
      }
      folder.reserve();
      RunProgress progress = new RunProgress(folder, plan, info, List.of());
      return prepared(progress, plan, lock, commands, machine, watch);
    } catch (IOException | PlanException | RuntimeException e) {
      close(watch);
      throw e;
    }
  }

  private static RunInfo info(
      Plan plan,
      List<String> commandLine,
      ThisMachine machine,
      ForkCommands commands,
      Ahead<Optional<Commit>> commit)
      throws IOException {
    return new RunInfo(
        RunInfo.SCHEMA,
        Version.build(),
        Instant.now(),
        null,
        NOT_YET,
        machine.describe(),
        commands.first().jdk(),
        commit.get().orElse(null),
        Secrets.mask(commandLine),
        Secrets.mask(plan),
        List.of(),
        commands.jdks());
  }

  private static Run prepared(
      RunProgress progress,
      Plan plan,
      RunLock lock,
      ForkCommands commands,
      ThisMachine machine,
      @Nullable CostWatch watch)
      throws IOException, PlanException {
    try {
      commands.first().prepare(plan, watch);
      return new Run(progress, plan, lock, commands, machine, watch);
    } catch (IOException | PlanException | RuntimeException e) {
      commands.first().cleanUp();
      throw e;
    }
  }

  /** What the JMH of this process needs to know takes it a while; builds have their own. */
  private static void askJmh(Plan plan) {
    if (plan.builds().isEmpty()) {
      JmhSetup.askAhead();
    }
  }

  private static void close(@Nullable CostWatch watch) {
    if (watch != null) {
      watch.close();
    }
  }

  /** Null where no fork could speak to us; then costs are found out by what JMH prints. */
  private static @Nullable CostWatch watch() {
    try {
      return CostWatch.open();
    } catch (IOException e) {
      return null;
    }
  }

  /** The jars must still be those that were planned with. */
  private static void requireThere(Plan plan) throws PlanException {
    // what the run keeps itself lies where it was built
    AskedTask.requireSame(
        plan.withOwn(plan.own().stream().filter(jars -> !jars.isKept()).toList()), Path.of(""));
    AskedCommands.requireSame(plan);
    for (Build build : plan.builds()) {
      if (Path.of(build.jar()).isAbsolute()
          && !BuildJar.sha256(Path.of(build.jar())).equals(build.sha256())) {
        throw new PlanException(BuildWords.changedBeforeTheRun(build.jar()));
      }
    }
  }

  /** The version of the measured code: the last build is the one that it is about. */
  private static @Nullable Commit commit(Plan plan) {
    if (plan.commands() != null) {
      return Checkout.commit(Path.of("").toAbsolutePath()); // commands run in this folder
    }
    if (!plan.own().isEmpty()) {
      return Checkout.around(Path.of(plan.own().getLast().classPath().getFirst()));
    }
    return plan.builds().isEmpty() ? Checkout.ofProgram() : plan.builds().getLast().commit();
  }

  private void requireSame(RunFolder folder)
      throws PlanException, UnreadableException, IOException {
    RunInfo earlier = folder.info();
    Resume.requireSame(folder.path(), earlier.plan().builds());
    AskedTask.requireSame(earlier.plan(), folder.path());
    Resume.requireSamePeers(folder.path(), earlier.plan().peers());
    AskedCommands.requireSame(earlier.plan());
    Resume.requireSame(folder.path(), earlier, Version.build(), new ThisMachine().describe(), jdks);
  }

  /**
   * Goes on with an earlier run: what its plan asks for and its folder lacks is measured.
   *
   * @throws PlanException where that would not be the same run any more
   */
  public Run resume() throws PlanException, UnreadableException {
    RunLock lock = RunLock.takeAlone();
    try {
      RunFolder folder = RunFolder.open(path);
      requireSame(folder);
      askJmh(plan);
      ThisMachine machine = new ThisMachine();
      ForkCommands commands = ForkCommands.of(plan, folder.path(), jdks);
      RunInfo earlier = folder.info();
      List<Fork> forks = folder.forks();
      RunInfo info = Resume.with(earlier, Secrets.mask(plan), NOT_YET);
      @Nullable CostWatch watch = watch();
      try {
        folder.write(info);
        folder.reserve();
        RunProgress progress = new RunProgress(folder, plan, info, forks);
        return prepared(progress, plan, lock, commands, machine, watch);
      } catch (IOException | PlanException | RuntimeException e) {
        close(watch);
        folder.release();
        throw e;
      }
    } catch (IOException e) {
      lock.close();
      throw new PlanException(RunWords.cannotBegin(path, e));
    } catch (PlanException | UnreadableException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static PlanException cannotWrite(Path path, IOException e) {
    return new PlanException(RunWords.cannotWrite(path, e));
  }
}
