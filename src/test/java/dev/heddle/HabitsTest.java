package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sentences that a stranger stumbled over do not come back, in messages, comments and pages. */
class HabitsTest {

  private static final Path BASE = Path.of(System.getProperty("heddle.basedir", ""));

  private static final List<String> PLACES =
      List.of(
          "src", "benchmarks", "scripts", "findings", ".github", "README.md", "CONTRIBUTING.md");

  private static final String VERBS =
      "(?:waits|reads|writes|sends|takes|looks|holds|has|calls|stops|sees|dies|needs|comes|tells"
          + "|signals|spins|cancels|goes|fetches|finds|lives|knew|measured)";

  /** Each with what to write. */
  private static final List<Habit> HABITS =
      List.of(
          new Habit("\\bneeds not\\b", "need not"),
          new Habit("\\b[Aa]gain is nothing\\b", "idempotent"),
          new Habit(
              "\\b(?:told|tells|tell) as (?:changed|worse|better|a change)\\b", "reported as"),
          new Habit("\\bleaves? (?:it|them|this|that) away\\b", "omit"),
          new Habit("\\bnothing to tell ratios\\b", "no baseline, so no ratios"),
          new Habit("\\bis compared with nothing\\b", "name a second one"),
          new Habit("\\bthere is no such thing\\b", "name what is missing"),
          new Habit("is what 'independent' has", "percent of the speed of"),
          new Habit("\\bin a hundred is none\\b", "a false one"),
          new Habit("\"course\"", "history"),
          new Habit("\\bshared out evenly\\b", "what each of them does"),
          new Habit(
              "new \\w*Exception\\(\\s*\"[^\"]*\\?[ \"]",
              "a statement and what to write, no question"),
          new Habit(
              "(?:/\\*\\*| \\*|//) (?:Checked|Makes one|All of it|As the record|As usual|One"
                  + " alone)\\.",
              "why, or nothing"),
          new Habit(
              "(?:/\\*\\*|\\*|//|<p>|[.;:(]) (?:Who|who) " + VERBS + "\\b(?![^.;]*\\?)", "whoever"),
          new Habit("\\b(?:for|to|by|wakes|lets) who " + VERBS + "\\b", "whoever, or a noun"));

  /** Packages that have a page for all that they say. */
  private static final List<String> WITH_WORDS =
      List.of("process", "shared", "execution", "workload", "machine", "run", "own", "foreign");

  /** An error that tells what to do, in the place where it is thrown. */
  private static final Pattern ADVICE =
      Pattern.compile("new \\w*Exception\\(\\s*(?:[\\w.()]+\\s*\\+\\s*)*\"[^\"\\n]*; [a-z]");

  /** Words, and what says the same. */
  private record Habit(Pattern words, String better) {

    Habit(String words, String better) {
      this(Pattern.compile(words), better);
    }
  }

  @Test
  void noTextFallsBackIntoAHabit() throws Exception {
    List<Path> texts = texts();
    List<String> found = new ArrayList<>();
    for (Path text : texts) {
      found.addAll(habits(BASE.relativize(text).toString(), Files.readString(text)));
    }
    assertThat(found).isEmpty();
    assertThat(texts).as("texts that were looked at").hasSizeGreaterThan(500);
  }

  @Test
  void aHabitIsSeenInAMessageACommentAndAPage() {
    assertThat(habits("a", "// whoever waits\n/** Who waits is woken. */\n/** Who waits? */"))
        .containsExactly("a:2: '/** Who waits': write whoever");
    assertThat(
            habits("a", "throw new UsageException(\n    \"--budget: for what? Say until when\");"))
        .containsExactly(
            "a:1: 'new UsageException(\n    \"--budget: for what? ': write a statement and what to"
                + " write, no question");
    assertThat(habits("a", "it needs not be\nclosing again is nothing")).hasSize(2);
  }

  private static List<String> habits(String name, String text) {
    List<String> found = new ArrayList<>();
    for (Habit habit : HABITS) {
      Matcher words = habit.words().matcher(text);
      while (words.find()) {
        long line = 1 + text.substring(0, words.start()).lines().count();
        boolean begins = words.start() == 0 || text.charAt(words.start() - 1) == '\n';
        found.add(
            "%s:%s: '%s': write %s"
                .formatted(name, begins ? line : line - 1, words.group(), habit.better()));
      }
    }
    return found;
  }

  /** So that all of it can be read as a text. */
  @Test
  void whatAPackageTellsPeopleToDoStandsInItsWords() throws Exception {
    List<String> found = new ArrayList<>();
    for (String name : WITH_WORDS) {
      Path room = BASE.resolve("src/main/java/dev/heddle").resolve(name);
      List<Path> words = new ArrayList<>();
      try (Stream<Path> files = Files.list(room)) {
        for (Path file : files.filter(HabitsTest::isText).toList()) {
          if (file.toString().endsWith("Words.java")) {
            words.add(file);
          } else if (ADVICE.matcher(Files.readString(file)).find()) {
            found.add(BASE.relativize(file).toString());
          }
        }
      }
      assertThat(words).as(name).isNotEmpty();
    }
    assertThat(found).isEmpty();
    assertThat("throw new PlanException(\n    path + \": is gone; begin a new run\");")
        .containsPattern(ADVICE);
  }

  private static List<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>();
    for (String place : PLACES) {
      try (Stream<Path> files = Files.walk(BASE.resolve(place))) {
        texts.addAll(files.filter(HabitsTest::isText).toList());
      }
    }
    return texts;
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".java") || name.endsWith(".md") || name.endsWith(".sh"))
        && !name.equals("HabitsTest.java")
        && !file.toString().contains("/src/test/resources/");
  }
}
