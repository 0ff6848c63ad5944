package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.demo.Demo;
import dev.heddle.id.Identified;
import dev.heddle.jvm.ProgramPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** What the README says without an example of it, and that its links lead somewhere. */
class ReadmeTest {

  private static final Path README = Heddle.home().resolve("README.md");
  private static final Path TOPICS =
      Heddle.home().resolve("src/main/resources/dev/heddle/cli/help");

  /** As many lines as a screen has, more or less. */
  private static final int SCREEN = 25;

  private static final Pattern LINK = Pattern.compile("]\\((?!https:)([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)`(?: \\(JVM\\))? \\|(.*)\\|(.*)\\|");
  private static final Pattern QUESTION = Pattern.compile("\\| .*\\? \\| `heddle (.*)` \\|");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** The pages that a person reads, whose examples are run by {@link ReadmeIT}. */
  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README));
    try (Stream<Path> topics = Files.list(TOPICS)) {
      topics.sorted().forEach(pages::add);
    }
    return pages;
  }

  /** The source of the class that the page about tasks shows. */
  static String ownTask() throws IOException {
    String page = Files.readString(TOPICS.resolve("tasks.md"));
    return page.split("```java\n", 2)[1].split("```", 2)[0];
  }

  private static String heddle(int code, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine heddle = Main.commandLine(words);
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertThat(heddle.execute(words)).as(err.toString()).isEqualTo(code);
    return out.toString();
  }

  @Test
  void itIsShortAndTheFirstScreenHasTheQuestionThePictureTheCommandsAndATable() throws Exception {
    List<String> lines = Files.readAllLines(README);
    assertThat(lines).hasSizeLessThanOrEqualTo(300);
    List<String> screen = lines.subList(0, SCREEN);
    assertThat(screen.get(2)).contains("?");
    assertThat(screen)
        .anyMatch(line -> line.startsWith("scripts/heddle run "))
        .anyMatch(line -> line.startsWith("mvn verify "))
        .anyMatch(line -> line.startsWith("![The page of a run"))
        .filteredOn(line -> ROW.matcher(line).matches())
        .hasSize(8)
        .anyMatch(line -> line.contains("`virtual-threads`"))
        .anyMatch(line -> line.contains("`python:Pool`"));
  }

  /** Of the run whose page is pictured. */
  @Test
  void theFiguresOfItsTableAreThoseOfTheReferenceRun() throws Exception {
    String run = Heddle.home().resolve("results/reference/quick").toString();
    String[] tables = heddle(ExitCode.OK, "table", run).split("(?m)^(?=(?:squares|fetch): )", -1);
    List<String> figures = new ArrayList<>();
    for (String line : Files.readAllLines(README)) {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        continue;
      }
      for (int column : new int[] {2, 3}) {
        String told =
            tables[column - 1]
                .lines()
                .map(String::strip)
                .filter(each -> each.startsWith(row.group(1)))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
        assertThat(told + " ").contains(row.group(column).strip().split(", "));
        figures.add(told);
      }
    }
    assertThat(figures).hasSize(16);
  }

  @TestFactory
  Stream<DynamicTest> theCommandOfEachQuestionIsOneThatIsTaken() throws Exception {
    List<String> commands =
        Files.readAllLines(README).stream()
            .map(QUESTION::matcher)
            .filter(Matcher::matches)
            .map(question -> question.group(1))
            .toList();
    assertThat(commands).hasSize(10);
    return commands.stream()
        .map(command ->
            DynamicTest.dynamicTest(
                command,
                () -> {
                  assumeTrue(
                      !command.contains("python") || ProgramPath.find("python3").isPresent());
                  assertThat(heddle(ExitCode.OK, words(command + " --dry-run")))
                      .contains("takes       about ");
                }));
  }

  private static String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toArray(String[]::new);
  }

  @Test
  void thePathThroughTheDemosNamesAllOfThemInTheirOrder() throws Exception {
    String page = Files.readString(README);
    String path = page.substring(page.indexOf("`heddle demo` lists"), page.indexOf("[Demos]"));
    assertThat(Pattern.compile("`([a-z0-9-]+)`").matcher(path).results())
        .extracting(name -> name.group(1))
        .containsExactlyElementsOf(Demo.ids());
  }

  @Test
  void everyLinkLeadsToAFileThatIsThereAndEveryTopicIsLinked() throws Exception {
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        assertThat(page.resolveSibling(link.group(1))).as(page + " links it").exists();
      }
    }
    List<String> topics = new ArrayList<>(Identified.ids(HelpTopic.class));
    topics.remove(HelpTopic.POOL.id());
    assertThat(pages())
        .extracting(page -> page.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("README"), topics.stream()).map(name -> name + ".md").toList());
    assertThat(Files.readString(README))
        .contains(topics.stream().map(topic -> "| [`" + topic + "`](").toList());
  }
}
