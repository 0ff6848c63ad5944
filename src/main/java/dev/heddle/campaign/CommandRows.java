package dev.heddle.campaign;

import dev.heddle.command.CommandNames;
import dev.heddle.command.CommandProgram;
import dev.heddle.command.InputFile;
import dev.heddle.command.OwnCommand;
import dev.heddle.fork.Params;
import dev.heddle.result.CommandPlan;
import dev.heddle.result.CommandPlan.Inputs;
import dev.heddle.result.CommandPlan.Named;
import dev.heddle.result.Plan;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.PlanException;
import dev.heddle.run.Secrets;
import dev.heddle.run.UnknownNameException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows about a person's own commands.
 *
 * @param said what was asked for
 * @param each the commands by their names
 * @param inputs what they are run for; null where they are run as they are
 * @param numbers what stands in the place of a number; empty for none
 * @param mostRounds how many rounds a number has at most; 0 where there is none
 */
record CommandRows(
    CommandRequest said,
    List<Named> each,
    @Nullable Inputs inputs,
    List<String> numbers,
    int mostRounds) {

  private static final String OPTION = "--command";
  private static final String PREPARE = "--prepare";

  /** What may be said with {@code -p}, or by an option of its own. */
  private static final Set<String> ASKED = Set.of(Params.MODEL, Params.WORKERS);

  /**
   * Looks at what is asked for.
   *
   * @throws PlanException where it cannot be measured
   */
  static CommandRows of(PlanRequest all, CommandRequest said) throws PlanException {
    requireAlone(all);
    try {
      List<OwnCommand> commands =
          said.texts().stream()
              .map(text -> OwnCommand.of(OPTION, text, said.shell(), said.inputs() != null))
              .toList();
      requirePlaces(said, commands);
      requirePrepare(said);
      Inputs inputs = inputs(said.inputs());
      List<String> names = CommandNames.of(commands);
      for (OwnCommand each : commands) {
        CommandProgram.require(OPTION, each);
      }
      String sweep = said.sweep();
      List<String> numbers =
          sweep == null
              ? List.of()
              : SweepNumbers.of(sweep, Runtime.getRuntime().availableProcessors());
      return new CommandRows(
          said,
          IntStream.range(0, names.size())
              .mapToObj(
                  i -> new Named(shown(names.get(i), commands.get(i), i), commands.get(i).text()))
              .toList(),
          inputs,
          numbers,
          numbers.isEmpty() ? 0 : Timing.rounds(all));
    } catch (IllegalArgumentException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
  }

  /** Names stand in every file, and have none of the words of a command that holds a secret. */
  private static String shown(String name, OwnCommand command, int place) {
    List<String> text = List.of(command.text());
    if (Secrets.mask(text).equals(text)) {
      return name;
    }
    if (command.shell()) {
      return "command #" + (place + 1); // a shell's first word may be NAME=secret
    }
    return name.indexOf(' ') < 0 ? name : name.split(" ", 2)[0] + " #" + (place + 1);
  }

  private static void requireAlone(PlanRequest all) throws PlanException {
    if (!all.selectors().isEmpty()
        || all.task() != null
        || !all.urls().isEmpty()
        || !all.workerFlags().isEmpty()) {
      throw new PlanException(OwnPlanWords.COMMAND_ALONE);
    }
    for (String name : all.values().keySet()) {
      if (!ASKED.contains(name)) {
        throw new PlanException(OwnPlanWords.parameterOfCommand(name));
      }
    }
  }

  /** What has no place would not be used, and a place for nothing would be taken as it is. */
  private static void requirePlaces(CommandRequest said, List<OwnCommand> commands)
      throws PlanException {
    if (said.sweep() != null && commands.size() > 1) {
      throw new PlanException(OwnPlanWords.SWEEP_OF_SEVERAL);
    }
    if (said.sweep() != null && said.inputs() != null) {
      throw new PlanException(OwnPlanWords.SWEEP_AND_INPUTS);
    }
    for (OwnCommand each : commands) {
      if (said.inputs() == null && each.hasPlace()) {
        throw new PlanException(OwnPlanWords.inputWithoutInputs(each.text()));
      }
      if (said.inputs() != null && !each.takesInput()) {
        throw new PlanException(OwnPlanWords.inputsWithoutPlace(each.text()));
      }
      if (said.sweep() == null && each.takesNumber()) {
        throw new PlanException(OwnPlanWords.numberWithoutSweep(OPTION, each.text()));
      }
      if (said.sweep() != null && !each.takesNumber()) {
        throw new PlanException(OwnPlanWords.sweepWithoutNumber(each.text()));
      }
    }
  }

  private static void requirePrepare(CommandRequest said) throws PlanException {
    String text = said.prepare();
    if (text == null) {
      return;
    }
    OwnCommand prepare = OwnCommand.of(PREPARE, text, said.shell(), false);
    if (prepare.hasPlace()) {
      throw new PlanException(OwnPlanWords.PREPARE_IN_INPUTS);
    }
    if (said.sweep() == null && prepare.takesNumber()) {
      throw new PlanException(OwnPlanWords.numberWithoutSweep(PREPARE, text));
    }
    CommandProgram.require(PREPARE, prepare);
  }

  private static @Nullable Inputs inputs(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    InputFile read = InputFile.read(file);
    return new Inputs(file.toAbsolutePath().toString(), read.sha256(), read.each().size());
  }

  /** What its rows are measured by. */
  Benchmark benchmark() throws UnknownNameException {
    Benchmark found =
        Catalog.read()
            .select(List.of(inputs == null ? Catalog.COMMAND : Catalog.INPUTS))
            .getFirst();
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (inputs != null) {
      values.putAll(found.params());
      values.put(Params.INPUTS, List.of(String.valueOf(inputs.count())));
    }
    values.put(Params.COMMAND, each.stream().map(Named::name).toList());
    if (!numbers.isEmpty()) {
      values.put(Params.NUMBER, new ArrayList<>(numbers));
    }
    return found.only(values);
  }

  /** The plan about it. */
  Plan in(Plan plan) {
    return plan.withCommands(
        new CommandPlan(
            each, said.shell(), said.prepare(), inputs, said.limitSeconds(), mostRounds));
  }
}
