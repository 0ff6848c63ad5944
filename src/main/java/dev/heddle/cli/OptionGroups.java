package dev.heddle.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Shows the options of {@code heddle run} by what they are for: in one list nobody finds them. */
final class OptionGroups {

  private static final List<Group> ALL =
      List.of(
          new Group(
              "What is measured",
              "--models",
              "--workers",
              "--cluster",
              "-p",
              "--with",
              "--urls",
              "--task",
              "--class-path"),
          new Group(
              "Commands of yours",
              "--command",
              "--inputs",
              "--sweep",
              "--prepare",
              "--shell",
              "--limit"),
          new Group(
              "How much is measured",
              "--preset",
              "--rounds",
              "--warmup",
              "--iterations",
              "--timeout",
              "--seed",
              "--until",
              "--until-verdict",
              "--budget",
              "--plan",
              "--rulers",
              "--no-rulers"),
          new Group("On which JVMs", "--jvm", "--jvm-args", "--worker-jvm-args", "--no-costs"),
          new Group(
              "Builds, and how they are judged",
              "--against",
              "--jar",
              "--build",
              "--built-jar",
              "--threshold",
              "--certain",
              "--fail-on"),
          new Group("The run itself", "--out", "--dry-run", "--resume", "--more-rounds", "--wait"),
          new Group("What is printed", "--format", "--also", "--report"));

  private OptionGroups() {}

  /** What options are for, and their names. */
  private record Group(String heading, List<String> names) {

    Group(String heading, String... names) {
      this(heading, Arrays.asList(names));
    }

    boolean has(OptionSpec option) {
      return Arrays.stream(option.names()).anyMatch(names::contains);
    }
  }

  /** Lets the help of {@code run} show them so. */
  static void show(CommandLine run) {
    run.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionGroups::render);
  }

  private static String render(Help help) {
    StringBuilder text = new StringBuilder();
    under(help.commandSpec())
        .forEach((heading, options) -> {
          text.append(heading.isEmpty() ? "%n".formatted() : "%n%s:%n".formatted(heading));
          text.append(layout(help, options));
        });
    return text.toString();
  }

  /**
   * The options of a command by their heading, in order; those without one, which are all but
   * {@code run}'s, come last, under an empty heading.
   */
  static Map<String, List<OptionSpec>> under(CommandSpec command) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    List<OptionSpec> left = new ArrayList<>(command.options());
    for (Group group : command.userObject() instanceof RunCommand ? ALL : List.<Group>of()) {
      List<OptionSpec> options = left.stream().filter(group::has).toList();
      if (!options.isEmpty()) {
        groups.put(group.heading(), options);
        left.removeAll(options);
      }
    }
    groups.put("", left);
    return groups;
  }

  private static String layout(Help help, List<OptionSpec> options) {
    Layout layout = help.createDefaultLayout();
    layout.addOptions(options, help.createDefaultParamLabelRenderer());
    return layout.toString();
  }
}
