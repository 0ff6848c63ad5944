package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.run.Version;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help tells about commands and topics, and makes the page of the manual. */
class HelpCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int heddle(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return heddle.execute(words);
  }

  @Test
  void itTellsAboutCommandsAndAboutThePool() {
    assertThat(heddle("help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains(
            "compare", "trend", "\nTopics:\n", "\n  reading       Reading the tables of a run\n");
    assertThat(heddle("help", "table")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Usage: heddle table");
    assertThat(heddle("help", "pool")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("withInitializer");
  }

  @TestFactory
  Stream<DynamicTest> aTopicIsAPageAndItsTextHasNoMarksOfMarkdown() {
    return Arrays.stream(HelpTopic.values())
        .map(topic ->
            DynamicTest.dynamicTest(
                topic.id(),
                () -> {
                  assertThat(topic.title()).isNotBlank();
                  assertThat(Subcommands.names()).doesNotContain(topic.id());
                  StringWriter page = new StringWriter();
                  CommandLine heddle = Main.commandLine().setOut(new PrintWriter(page));
                  assertThat(heddle.execute("help", topic.id())).isEqualTo(ExitCode.OK);
                  assertThat(page.toString().lines())
                      .noneMatch(line -> line.startsWith("#") || line.startsWith("```"))
                      .noneMatch(line -> line.contains("](") || line.contains(".md)"));
                }));
  }

  @Test
  void paragraphsAndItemsAreAsWideAsTheTerminalAndCodeStandsAsItIs() {
    String page =
        """
        # One title

        Some **words** of a
        [page](noise.md) and `**` of [a site](https://example.org/a).

        - an item that takes
          more than a line
        ```
        code   as it
        ```
        ## Part
        """;
    assertThat(TopicText.of(page, 30))
        .isEqualTo(
            """
            One title
            =========

            Some words of a page ('heddle
            help noise') and `**` of a
            site (https://example.org/a).

            - an item that takes more than
              a line
            code   as it
            Part
            ----
            """);
  }

  @Test
  void theManualHasEveryCommandOptionAndTopic() {
    assertThat(heddle("help", "--man")).isEqualTo(ExitCode.OK);
    String page = out.toString();
    assertThat(page.lines())
        .startsWith(
            ".TH \"HEDDLE\" \"1\" \"\" \"heddle " + Version.current() + "\" \"User Commands\"")
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP|B|I)( \"[^\"]*\")*|(?!['.]).+"))
        .allMatch(line -> line.chars().allMatch(letter -> letter >= ' ' && letter <= '~'));
    String plain = page.replace("\\-", "-");
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      assertThat(plain).contains("\n.SS \"heddle " + command.getCommandName() + " [OPTIONS]");
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(plain)
            .contains(option.usageHelp() || option.versionHelp() ? "" : option.longestName());
      }
    }
    assertThat(plain).doesNotContain("${", "%n", "%%", "@|");
    assertThat(plain).contains("\n.SS \"heddle trend accept ", "\n.B \"slower\"\n", "NO_COLOR");
  }

  @Test
  void whatItDoesNotKnowIsOneLineAndExitCodeTwo() {
    assertThat(heddle("help", "poool")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualTo("heddle: help: there is no command or topic 'poool'; did you mean 'pool'?\n");
    err.getBuffer().setLength(0);
    assertThat(heddle("help", "everything")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("'everything'; choose from run, list, table, ")
        .endsWith(", history, scripts, pool\n");
  }

  @Test
  void theOptionsOfARunStandInGroupsAndEachOfThemOnce() {
    assertThat(heddle("run", "--help")).isEqualTo(ExitCode.OK);
    String options = out.toString().substring(out.toString().indexOf("What is measured:"));
    for (OptionSpec option : new CommandLine(RunCommand.class).getCommandSpec().options()) {
      assertThat(options.lines().filter(line -> startsWith(line, option.longestName())))
          .as(option.longestName())
          .hasSize(1);
    }
    assertThat(options.substring(options.indexOf("What is printed:")))
        .containsPattern("(?s)--also=.*\\n\\n +-h, --help")
        .doesNotContain("--rounds");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  /** What it cannot format, picocli prints as it stands, after a warning. */
  @Test
  void theHelpOfEveryCommandIsWhatItsAuthorMeant() {
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      UsageMessageSpec usage = command.getCommandSpec().usageMessage();
      for (String[] texts : List.of(usage.header(), usage.description(), usage.footer())) {
        assertThat(texts).allSatisfy(text -> assertThat(String.format(text)).isNotNull());
      }
    }
  }

  private static boolean startsWith(String line, String name) {
    return line.matches(" {2,8}(-\\w, |--model, )?" + name + "\\b(?!-).*");
  }

  @Test
  void everyPromiseOfThePoolNamesATestThatIsThere() throws Exception {
    for (String name : PoolPromises.tests()) {
      List<String> parts = List.of(name.split("\\."));
      Class<?> test = Class.forName("dev.heddle.process." + parts.getFirst());
      if (parts.size() > 1) {
        assertThat(Arrays.stream(test.getDeclaredMethods()).map(method -> method.getName()))
            .contains(parts.get(1));
      }
    }
  }

  @Test
  void thePoolsPromisesFitIntoATerminal() {
    assertThat(PoolPromises.text().lines()).allMatch(line -> line.length() <= 100);
    assertThat(PoolPromises.text()).contains("withSpares", "WholeTreeTest");
  }
}
