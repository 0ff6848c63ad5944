package dev.heddle.run;

import dev.heddle.command.CommandInput;
import dev.heddle.command.CommandSheet;
import dev.heddle.command.InputFile;
import dev.heddle.result.CommandPlan;
import dev.heddle.result.CommandPlan.Inputs;
import dev.heddle.result.CommandPlan.Named;
import dev.heddle.result.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's own commands, as a run hands them to its forks. */
final class AskedCommands {

  /** Of this process, which runs one fork at a time. */
  private static final String MARK = ProcessHandle.current().pid() + "-" + System.nanoTime() + "/";

  private AskedCommands() {}

  /** Ends what is left of the commands of {@code plan}, whose fork has ended. */
  static void endLeft(Plan plan) {
    if (plan.commands() != null) {
      CommandSheet.endLeft(MARK);
    }
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
   * @throws PlanException where the inputs are no longer those of the plan
   */
  static CommandSheet sheet(CommandPlan commands) throws PlanException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Named each : commands.each()) {
      texts.put(each.name(), each.text());
    }
    return new CommandSheet(
        texts,
        commands.shell(),
        commands.prepare(),
        inputs(commands.inputs()).stream().map(CommandInput::text).toList(),
        Duration.ofNanos(Math.round(commands.limitSeconds() * 1e9)),
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
