package dev.heddle.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands below {@code heddle}, in the order of its help: whole where they are called, by name
 * and description where they are only shown, since each costs every start some milliseconds.
 */
final class Subcommands {

  private static final List<Class<?>> ALL =
      List.of(
          RunCommand.class,
          ListCommand.class,
          TableCommand.class,
          AdviseCommand.class,
          ReportCommand.class,
          CompareCommand.class,
          CalibrateCommand.class,
          TrendCommand.class,
          InitCommand.class,
          DoctorCommand.class,
          PromisesCommand.class,
          MemberCommand.class,
          DemoCommand.class,
          JmhCommand.class,
          CompletionCommand.class,
          HelpCommand.class);

  private final List<String> words;
  private final boolean whole;

  private Subcommands(List<String> words) {
    this.words = words;
    whole = words.isEmpty() || words.stream().anyMatch(Subcommands::needsAll);
  }

  /** What they are called, in their order. */
  static List<String> names() {
    return ALL.stream().map(type -> type.getAnnotation(Command.class).name()).toList();
  }

  /** Adds them to {@code heddle}, fit for reading {@code words}, or any words if there are none. */
  static void add(CommandLine heddle, String... words) {
    Subcommands commands = new Subcommands(Arrays.asList(words));
    for (Class<?> type : ALL) {
      Command command = type.getAnnotation(Command.class);
      if (commands.whole || commands.words.contains(command.name())) {
        CommandLine one = new CommandLine(type);
        if (type == RunCommand.class) {
          OptionGroups.show(one);
        }
        heddle.addSubcommand(one);
      } else {
        heddle.addSubcommand(command.name(), shown(command));
      }
    }
  }

  /** A script that completes them tells their options, and a file of words may hold any name. */
  private static boolean needsAll(String word) {
    return word.equals("completion") || word.equals("help") || word.startsWith("@");
  }

  private static CommandSpec shown(Command command) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(command.description());
    return spec;
  }
}
