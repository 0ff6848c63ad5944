package dev.heddle.cli;

import dev.heddle.run.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The page that {@code man heddle} shows, in the language of {@code man(7)}: all commands with
 * their options, as their help has them.
 */
final class ManPage {

  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  /** The page of {@code heddle}, whose commands must be there whole. */
  static String of(CommandLine heddle) {
    ManPage made = new ManPage();
    made.write(heddle);
    return made.page.toString();
  }

  private void write(CommandLine heddle) {
    CommandSpec spec = heddle.getCommandSpec();
    String[] about = spec.usageMessage().description();
    macro("TH", "HEDDLE", "1", "", "heddle " + Version.current(), "User Commands");
    macro("SH", "NAME");
    text("heddle - " + words(about).getFirst());
    macro("SH", "SYNOPSIS");
    text("heddle COMMAND [OPTIONS]");
    macro("SH", "DESCRIPTION");
    paragraphs(Arrays.copyOfRange(about, 1, about.length));
    paragraphs(spec.usageMessage().footer());
    macro("SH", "COMMANDS");
    text(ManWords.OF_EVERY_COMMAND);
    heddle.getSubcommands().values().forEach(this::command);
    macro("SH", "TOPICS");
    text("'heddle help TOPIC' tells about:");
    for (HelpTopic topic : HelpTopic.values()) {
      entry(topic.id(), topic.title());
    }
    macro("SH", "ENVIRONMENT");
    ManWords.ENVIRONMENT.forEach(this::entry);
    macro("SH", "FILES");
    ManWords.FILES.forEach(this::entry);
  }

  private void command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    macro("SS", synopsis(command));
    paragraphs(spec.usageMessage().description());
    for (PositionalParamSpec each : spec.positionalParameters()) {
      entry(each.paramLabel(), String.join(" ", each.description()));
    }
    OptionGroups.under(spec)
        .forEach((heading, options) -> {
          List<OptionSpec> own = options.stream().filter(ManPage::isOwn).toList();
          if (!heading.isEmpty() && !own.isEmpty()) {
            macro("PP");
            macro("I", heading + ":");
          }
          own.forEach(option -> entry(names(option), String.join(" ", option.description())));
        });
    paragraphs(spec.usageMessage().footer());
    command.getSubcommands().values().forEach(this::command);
  }

  private static String synopsis(CommandLine command) {
    Help help = new Help(command.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF));
    StringBuilder synopsis =
        new StringBuilder(command.getCommandSpec().qualifiedName()).append(" [OPTIONS]");
    for (PositionalParamSpec each : command.getCommandSpec().positionalParameters()) {
      synopsis
          .append(' ')
          .append(help.parameterLabelRenderer().renderParameterLabel(each, Ansi.OFF, List.of()));
    }
    return synopsis.toString();
  }

  /** Every command has the others. */
  private static boolean isOwn(OptionSpec option) {
    return !option.usageHelp() && !option.versionHelp() && !option.hidden();
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    boolean takes = option.arity().max() > 0;
    return takes ? names + " " + option.paramLabel() : names;
  }

  private void entry(String name, String words) {
    macro("TP");
    macro("B", name);
    text(words);
  }

  /** Each on its own, where an empty line parts them. */
  private void paragraphs(String... texts) {
    for (String text : words(texts)) {
      macro("PP");
      text(text);
    }
  }

  private static List<String> words(String... texts) {
    List<String> paragraphs = new ArrayList<>();
    for (String text : texts) {
      text.formatted()
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(paragraphs::add);
    }
    return paragraphs;
  }

  private void text(String words) {
    words.lines().map(ManPage::escaped).forEach(line -> page.append(line).append('\n'));
  }

  private void macro(String name, String... words) {
    page.append('.').append(name);
    for (String word : words) {
      page.append(" \"").append(escaped(word).replace("\"", "\\(dq")).append('"');
    }
    page.append('\n');
  }

  /** {@code line} so that each of its letters stands for itself. */
  private static String escaped(String line) {
    StringBuilder text = new StringBuilder();
    if (line.startsWith(".") || line.startsWith("'")) {
      text.append("\\&");
    }
    line.codePoints()
        .forEach(point -> {
          switch (point) {
            case '\\' -> text.append("\\e");
            case '-' -> text.append("\\-");
            case '\'' -> text.append("\\(aq");
            case '`' -> text.append("\\(ga");
            case '^' -> text.append("\\(ha");
            case '~' -> text.append("\\(ti");
            default -> {
              if (point < 0x7f) {
                text.appendCodePoint(point);
              } else {
                text.append(String.format(Locale.ROOT, "\\[u%04X]", point));
              }
            }
          }
        });
    return text.toString();
  }
}
