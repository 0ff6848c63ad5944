package dev.heddle.run;

import dev.heddle.command.CommandInput;
import dev.heddle.command.CommandSheet;
import dev.heddle.command.InputFile;
import dev.heddle.result.CommandPlan;
import dev.heddle.result.CommandPlan.Inputs;
import dev.heddle.result.CommandPlan.Named;
import dev.heddle.result.Plan;
import dev.heddle.result.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person's own commands, as a run hands them to its forks. */
final class AskedCommands {

  /** Of this process, which runs one fork at a time. */
  private static final String MARK = ProcessHandle.current().pid() + "-" + System.nanoTime() + "/";

  private AskedCommands() {}

  /**
   * Ends what is left of the commands of {@code plan}, whose fork has ended; tells where some of it
   * may still run.
   */
  static Optional<Told.LeftRunning> endLeft(Plan plan) {
    return plan.commands() == null
        ? Optional.empty()
        : CommandSheet.endLeft(MARK).map(Told.LeftRunning::new);
  }

  /**
   * Looks whether the inputs are still those that {@code plan} was made with.
   *
   * @throws PlanException where they are not
   */
  static void requireSame(Plan plan) throws PlanException {
    CommandPlan commands = plan.commands();
    if (commands != null) {
      List<CommandInput> _ = inputs(commands.inputs());
    }
  }

  /**
   * What forks must know.
   *
   * @param forkSeconds the most that each of them may take
   * @throws PlanException where the inputs are no longer those of the plan
   */
  static CommandSheet sheet(CommandPlan commands, double forkSeconds) throws PlanException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Named each : commands.each()) {
      texts.put(each.name(), each.text());
    }
    return new CommandSheet(
        texts,
        commands.shell(),
        commands.prepare(),
        inputs(commands.inputs()).stream().map(CommandInput::text).toList(),
        Duration.ofNanos(Math.round(commands.limit(forkSeconds) * 1e9)),
        MARK);
  }

  private static List<CommandInput> inputs(@Nullable Inputs inputs) throws PlanException {
    if (inputs == null) {
      return List.of();
    }
    try {
      InputFile read = InputFile.read(Path.of(inputs.file()));
      if (read.sha256().equals(inputs.sha256())) {
        return read.each();
      }
    } catch (IllegalArgumentException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
    throw new PlanException(RunWords.inputsChanged(inputs.file()));
  }
}
