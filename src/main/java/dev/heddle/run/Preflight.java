package dev.heddle.run;

import dev.heddle.machine.ThisMachine;
import dev.heddle.result.Plan;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Jdk;
import dev.heddle.result.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Looks at all that a run would refuse before its first fork, but for another run going on. */
public final class Preflight {

  private Preflight() {}

  /**
   * Looks at a run that would begin in {@code path}; writes nothing.
   *
   * @throws PlanException where it could not begin
   */
  public static void ofNew(Path path, Plan plan) throws PlanException {
    ForkCommands.ask(plan);
    try {
      RunFolder.requireFree(path);
    } catch (IOException e) {
      throw RunStart.cannotWrite(path, e);
    }
  }

  /**
   * Looks at a run that would go on in {@code path}; writes nothing.
   *
   * @throws PlanException where that would not be the same run any more
   */
  public static void ofResumed(Path path, Plan plan) throws PlanException, UnreadableException {
    Map<String, Jdk> jdks = ForkCommands.ask(plan);
    try {
      RunInfo earlier = RunFolder.open(path).info();
      Resume.requireSame(path, earlier.plan().builds());
      Resume.requireSame(path, earlier, Version.build(), new ThisMachine().describe(), jdks);
    } catch (IOException e) {
      throw new PlanException(
          path + ": cannot go on: " + Failures.words(e) + "; mend that, or begin a new run");
    }
  }
}
