package dev.heddle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.heddle.compare.Footnote;
import dev.heddle.execution.ExecutionModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds where names of models and notes may stand, and sentences for people. */
abstract class PlaceOfWordsRules {

  /** The half that reads numbers. */
  private static final Set<String> READING =
      Set.of(
          "dev.heddle.result",
          "dev.heddle.stats",
          "dev.heddle.compare",
          "dev.heddle.advice",
          "dev.heddle.report");

  /** What reads runs that were written before rows had roles. */
  private static final Set<String> KNOWS_IDS = Set.of("dev.heddle.result.InferredRole");

  private static final Set<String> TOLD =
      Set.of(
          "dev.heddle.result.ToldNotes",
          "dev.heddle.result.WorkerNotes",
          "dev.heddle.result.CostNotes");

  /**
   * Packages whose sentences stand in classes called {@code …Words}, and what else there is made of
   * words: names, headings, the texts of files.
   */
  private static final Map<String, Set<String>> SENTENCES =
      Map.of(
          "result", Set.of("Measured", "OtherForms", "Tokens", "ToldNotes", "WorkerNotes"),
          "compare", Set.of("About", "Column", "Floor", "SideNames", "Verdict"),
          "campaign", Set.of("Judging"),
          "command", Set.of(),
          "foreign", Set.of(),
          "promise", Set.of(),
          "cluster", Set.of(),
          "own", Set.of());

  @TestFactory
  List<DynamicTest> theHalfThatReadsKnowsNoModelByItsId() {
    return OurClasses.PROGRAM.stream()
        .filter(type -> READING.contains(type.getPackageName()))
        .filter(type -> !KNOWS_IDS.contains(type.getName()))
        .map(type ->
            DynamicTest.dynamicTest(
                type.getName(),
                () ->
                    assertThat(OurClasses.strings(type))
                        .as("roles say what a row is for, not the ids of models")
                        .noneMatch(PlaceOfWordsRules::namesAModel)))
        .toList();
  }

  private static boolean namesAModel(String text) {
    return Stream.concat(
            ExecutionModel.builtIn().stream().map(ExecutionModel::name),
            Stream.of("ideal", "unbounded"))
        .anyMatch(
            id -> text.equals(id) || text.startsWith(id + "[") || text.contains("'" + id + "'"));
  }

  @Test
  void onlyOnePlaceKnowsHowWhatAForkTellsIsCalledInItsNotes() throws IOException {
    List<String> known = new ArrayList<>();
    for (String type : TOLD) {
      known.addAll(OurClasses.strings(OurClasses.PROGRAM.get(type)));
    }
    Set<String> names =
        known.stream()
            .filter(text -> text.matches("[a-z]+(\\.[a-z0-9-]+)+"))
            .collect(Collectors.toSet());
    assertThat(names).contains("ideal.ms", "site.late", "fetch.errors", "model.workers");

    for (JavaClass type : OurClasses.PROGRAM) {
      if (!TOLD.contains(type.getName())) {
        assertThat(OurClasses.strings(type)).as(type.getName()).doesNotContainAnyElementsOf(names);
      }
    }
  }

  @TestFactory
  List<DynamicTest> whatIsSaidToPeopleStandsTogether() throws IOException {
    Set<String> together = new HashSet<>();
    for (JavaClass type : OurClasses.PROGRAM) {
      if (hasSentences(type)) {
        together.addAll(OurClasses.strings(type));
      }
    }
    assertThat(together).anyMatch(PlaceOfWordsRules::isSentence);
    return OurClasses.PROGRAM.stream()
        .filter(type -> SENTENCES.containsKey(room(type)) && !hasSentences(type))
        .map(type ->
            DynamicTest.dynamicTest(
                type.getName(),
                () ->
                    assertThat(OurClasses.strings(type))
                        .as("sentences stand in a class of their package that is called …Words")
                        // the compiler copies constants to where they are used
                        .filteredOn(text -> !together.contains(text))
                        .noneMatch(PlaceOfWordsRules::isSentence)))
        .toList();
  }

  /** Whoever reads them in one place sees which of them lacks a part. */
  @Test
  void whatIsWrongWithACommandLineIsWordedInClassesCalledWords() throws IOException {
    Path cli = Path.of(System.getProperty("heddle.basedir", ""), "src/main/java/dev/heddle/cli");
    try (Stream<Path> files = Files.list(cli)) {
      for (Path file : files.filter(each -> !each.toString().endsWith("Words.java")).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContainPattern("new UsageException\\([^;]*\"[^\";]* [a-z]");
      }
    }
  }

  private static boolean hasSentences(JavaClass type) {
    String name = type.getName().replaceFirst("\\$.*", "").replaceFirst(".*\\.", "");
    return name.endsWith("Words") || SENTENCES.getOrDefault(room(type), Set.of()).contains(name);
  }

  private static String room(JavaClass type) {
    return type.getPackageName().replaceFirst("^dev\\.heddle\\.", "");
  }

  @Test
  void aSentenceIsToldFromAName() {
    assertThat(isSentence("one fork only: no interval")).isTrue();
    assertThat(isSentence("\u0001 forks of \u0001 against \u0001")).isTrue();
    assertThat(isSentence("gc.alloc.rate.norm")).isFalse();
    assertThat(isSentence("JDK \u0001")).isFalse();
    assertThat(isSentence(" ms")).isFalse();
  }

  /** Whether two words of it stand beside each other. */
  private static boolean isSentence(String text) {
    return text.matches("(?s).*[a-z]{2,},? [a-z]{2,}.*");
  }

  @Test
  void footnotesAreWordedInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Footnote.class)
        .and()
        .haveSimpleNameNotEndingWith("Words")
        .should()
        .callConstructor(
            Footnote.class, Footnote.Kind.class, String.class, String.class, double.class)
        .orShould()
        .callConstructor(Footnote.class, Footnote.Kind.class, String.class, String.class)
        .orShould()
        .callConstructor(Footnote.class, Footnote.Kind.class, String.class)
        .check(OurClasses.PROGRAM);
  }
}
