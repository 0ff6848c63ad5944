package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.TaskJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The {@code $ heddle …} blocks of the README and of the topics of {@code heddle help}, run as they
 * stand there.
 *
 * <p>What was measured differs from run to run, so numbers and the footnotes below a table are not
 * compared, words are. What follows a line with an ellipsis alone is not compared either. Runs that
 * take long are left to {@code -Dheddle.readme.long=true}.
 */
class ReadmeIT {

  private static final String PROMPT = "$ heddle";
  private static final boolean LONG = Boolean.getBoolean("heddle.readme.long");

  @TempDir static Path folder;

  /** A command and what it prints. */
  private record Example(String command, List<String> printed) {
    /** A comparison may find a regression, and says so. */
    List<Integer> endsWith() {
      return command.startsWith("compare")
          ? List.of(ExitCode.OK, ExitCode.REGRESSION)
          : List.of(ExitCode.OK);
    }

    /** Long ones measure, or wait as long as an executor may that keeps no promise. */
    boolean takesLong() {
      return measures() || command.startsWith("promises");
    }

    /** Whether it measures. */
    boolean measures() {
      return command.startsWith("run") && !command.contains("--dry-run");
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExampleDoesWhatThePageSays() throws Exception {
    List<Example> examples = new ArrayList<>();
    for (Path page : ReadmeTest.pages()) {
      examples.addAll(examples(page));
    }
    assertThat(examples).as("examples in the README and the topics").hasSizeGreaterThan(10);
    Files.createSymbolicLink(folder.resolve("src"), Heddle.home().resolve("src"));
    if (LONG) {
      makeTheTask();
    }
    return examples.stream()
        .filter(example -> LONG || !example.takesLong())
        .map(example -> DynamicTest.dynamicTest(example.command(), () -> check(example)));
  }

  /** The jar of the class that the page about tasks shows. */
  private static void makeTheTask() throws Exception {
    String source = ReadmeTest.ownTask();
    Path api = Heddle.home().resolve("target/heddle-task.jar");
    TaskJar.of(folder, "acme", api, Map.of("com/acme/Thumbnails.java", source));
  }

  private static void check(Example example) throws Exception {
    Heddle heddle = new Heddle(folder);
    if (example.measures()) {
      // all columns beside each other, however long a noisy machine's figures are
      heddle = heddle.startedBy("env", "COLUMNS=160");
    }
    Heddle.Answer answer = heddle.run(words(example.command()));

    // why a row failed stands in its table
    String said = answer.err() + answer.out();
    assertThat(answer.exitCode()).as(said).isIn(example.endsWith());
    List<String> told = comparable(example, example.printed());
    List<String> printed = comparable(example, answer.out().lines().toList());
    List<String> first = printed.subList(0, Math.min(told.size(), printed.size()));
    if (example.measures()) {
      // what rows cost stands in a block of its own there
      assertThat(first).zipSatisfy(told, (line, begin) -> assertThat(line).startsWith(begin));
    } else {
      assertThat(first).isEqualTo(told);
    }
  }

  /** What a shell makes of a command whose quotes hold no blank. */
  private static String[] words(String command) {
    return command.replace("\"", "").split(" ");
  }

  /** The lines without what differs from run to run; up to an ellipsis, if there is one. */
  private static List<String> comparable(Example example, List<String> lines) {
    List<String> shown = lines.stream().takeWhile(line -> !line.strip().equals("…")).toList();
    return withoutMachine(shown).stream()
        .filter(line -> !line.startsWith("jvm "))
        .map(line -> line.replaceAll("[¹²³⁴⁵⁶⁷⁸⁹⁰]", ""))
        .map(line -> line.replaceAll("\\d+(,\\d{3})*(\\.\\d+)*", "#"))
        .map(line -> line.replaceAll("\\b(ns|µs|ms|s)\\b", "t"))
        // what was measured anew may be on the other side of 1
        .map(line -> example.measures() ? line.replaceAll("\\b(faster|slower)\\b", "") : line)
        .map(line -> line.replaceAll("[ –-]+", " ").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The lines without those that tell what was measured on: a long name may take two. */
  private static List<String> withoutMachine(List<String> lines) {
    List<String> kept = new ArrayList<>();
    List<String> paragraph = new ArrayList<>();
    for (String line : Stream.concat(lines.stream(), Stream.of("")).toList()) {
      if (!line.isBlank()) {
        paragraph.add(line);
        continue;
      }
      boolean wrapped = String.join(" ", paragraph).contains(" processors, JDK ");
      // several sides have a line each
      boolean one = paragraph.stream().filter(text -> !text.startsWith(" ")).count() == 1;
      paragraph.stream()
          .filter(text -> !(wrapped && one) && !text.contains(" processors, JDK "))
          .forEach(kept::add);
      paragraph.clear();
    }
    return kept;
  }

  private static List<Example> examples(Path page) throws Exception {
    List<Example> examples = new ArrayList<>();
    boolean inBlock = false;
    boolean inExample = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        inBlock = !inBlock;
        inExample = false;
      } else if (inBlock && line.startsWith(PROMPT)) {
        inExample = true;
        examples.add(new Example(line.substring(PROMPT.length()).strip(), new ArrayList<>()));
      } else if (inExample) {
        examples.getLast().printed().add(line);
      }
    }
    return examples;
  }
}
