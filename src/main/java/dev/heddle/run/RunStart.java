package dev.heddle.run;

import dev.heddle.machine.ThisMachine;
import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Commit;
import dev.heddle.result.RunInfo.Status;
import dev.heddle.result.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a {@link Run} comes to be: in a new folder, or where an earlier one left off. */
public final class RunStart {

  /** What a run is until it measures, so that a signal or a kill before that leaves it true. */
  private static final Status NOT_YET = Status.INTERRUPTED;

  private RunStart() {}

  /**
   * Begins a run in a new folder.
   *
   * @param commandLine the words of the command line, as they are
   * @throws PlanException where it cannot begin; then nothing was written
   */
  public static Run begin(Path path, Plan plan, List<String> commandLine) throws PlanException {
    return begin(path, plan, commandLine, Map.of());
  }

  /**
   * Begins a run in a new folder that keeps some files of its builds.
   *
   * @param commandLine the words of the command line, as they are
   * @param kept which files, by their path in the folder
   * @throws PlanException where it cannot begin; then nothing was written
   */
  public static Run begin(Path path, Plan plan, List<String> commandLine, Map<String, Path> kept)
      throws PlanException {
    RunLock lock = RunLock.take();
    try {
      requireThere(plan);
      ForkCommands command = ForkCommands.of(plan, path);
      FreshFolder fresh = FreshFolder.create(path);
      try {
        return begun(fresh.run(), plan, commandLine, kept, lock, command);
      } catch (IOException | RuntimeException e) {
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
      throws IOException {
    ThisMachine machine = new ThisMachine();
    RunInfo info =
        new RunInfo(
            RunInfo.SCHEMA,
            Version.build(),
            Instant.now(),
            null,
            NOT_YET,
            machine.describe(),
            commands.first().jdk(),
            commit(plan),
            Secrets.mask(commandLine),
            Secrets.mask(plan),
            List.of(),
            commands.jdks());
    folder.write(info);
    for (Map.Entry<String, Path> file : kept.entrySet()) {
      Path target = folder.path().resolve(file.getKey());
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(file.getValue(), target);
    }
    folder.reserve();
    commands.first().prepare(plan);
    return new Run(new RunProgress(folder, plan, info, List.of()), plan, lock, commands, machine);
  }

  /** The jars must still be those that were planned with. */
  private static void requireThere(Plan plan) throws PlanException {
    for (Build build : plan.builds()) {
      // what the run keeps itself lies where it was built
      if (Path.of(build.jar()).isAbsolute()
          && !BuildJar.sha256(Path.of(build.jar())).equals(build.sha256())) {
        throw new PlanException(
            build.jar() + ": is not the jar any more that was to be measured; begin anew");
      }
    }
  }

  /** The version of the measured code: the last build is the one that it is about. */
  private static @Nullable Commit commit(Plan plan) {
    return plan.builds().isEmpty() ? Checkout.ofProgram() : plan.builds().getLast().commit();
  }

  /**
   * Goes on with an earlier run: what its plan asks for and its folder lacks is measured.
   *
   * @param plan the earlier plan, perhaps with more rounds
   * @throws PlanException where that would not be the same run any more
   */
  public static Run resume(Path path, Plan plan) throws PlanException, UnreadableException {
    RunLock lock = RunLock.take();
    try {
      RunFolder folder = RunFolder.open(path);
      ThisMachine machine = new ThisMachine();
      ForkCommands commands = ForkCommands.of(plan, folder.path());
      RunInfo earlier = folder.info();
      Resume.requireSame(folder.path(), earlier.plan().builds());
      Resume.requireSame(
          path,
          earlier,
          Version.build(),
          machine.describe(),
          ForkCommands.asked(commands.first().jdk(), commands.jdks()));
      List<Fork> forks = folder.forks();
      RunInfo info = Resume.with(earlier, Secrets.mask(plan), NOT_YET);
      try {
        folder.write(info);
        folder.reserve();
        commands.first().prepare(plan);
        return new Run(new RunProgress(folder, plan, info, forks), plan, lock, commands, machine);
      } catch (IOException e) {
        commands.first().cleanUp();
        folder.release();
        throw e;
      }
    } catch (IOException e) {
      lock.close();
      throw new PlanException(
          path
              + ": cannot be written: "
              + Failures.words(e)
              + "; make it writable, or begin a new run");
    } catch (PlanException | UnreadableException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  static PlanException cannotWrite(Path path, IOException e) {
    return new PlanException(
        path + ": cannot be written: " + Failures.words(e) + "; name another folder with --out");
  }
}
