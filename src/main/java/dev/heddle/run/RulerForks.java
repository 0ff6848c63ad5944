package dev.heddle.run;

import dev.heddle.jvm.Jvm;
import dev.heddle.result.NamedJvm;
import dev.heddle.result.Plan;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Jdk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Forks of rulers among those of other rows: whatever these are and run on, rulers are measured by
 * this program on its own JVM with its own flags.
 */
final class RulerForks implements Jmh {

  private final Plan plan;
  private final Jmh rulers;
  private final Jmh others;

  /**
   * Beside what measures the other rows.
   *
   * @param command how forks of rulers are started
   */
  RulerForks(Plan plan, Jmh others, ForkCommand command, Path folder, PrintStream log) {
    this.plan = plan;
    this.others = others;
    rulers = new InProcessJmh(plan, new ForkCommands(command, Map.of(), null), folder, log);
  }

  /** How forks of the rulers of {@code plan} are started. */
  static ForkCommand command(Plan plan, Path folder, Path guardJar) throws PlanException {
    Jdk jdk =
        new Jdk(
            Jvm.java().toString(),
            System.getProperty("java.version", ""),
            System.getProperty("java.vendor", ""),
            System.getProperty("java.vm.name", "")
                + " "
                + System.getProperty("java.vm.version", ""),
            ForkCommand.ownFlags());
    return ForkCommand.of(plain(plan), folder, guardJar, jdk);
  }

  /** The same on our own JVM, in forks that tell nobody of their iterations: nobody listens. */
  static Plan plain(Plan plan) {
    return plan.withBuilds(List.of())
        .on(new NamedJvm("ruler", Jvm.java().toString(), List.of()))
        .withoutFlags()
        .withFlag(CostWatch.OFF);
  }

  @Override
  public Values measure(RowId row, IterationListener listener)
      throws ForkFailedException, IOException {
    return (plan.isRuler(row) ? rulers : others).measure(row, listener);
  }
}
