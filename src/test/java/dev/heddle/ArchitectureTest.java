package dev.heddle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the packages, and says which package may touch which library. */
class ArchitectureTest {

  /** What each package may import of ours. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("id", Set.of()),
          Map.entry("task", Set.of()),
          Map.entry("own", Set.of("task", "jvm", "fork")),
          Map.entry("command", Set.of("jvm", "memory", "result")),
          Map.entry("jvm", Set.of("memory")),
          Map.entry("fork", Set.of("jvm", "result")),
          Map.entry("workload", Set.of("id", "shared", "memory")),
          Map.entry("memory", Set.of("id")),
          Map.entry(
              "process",
              Set.of(
                  "process.wire",
                  "process.link",
                  "process.worker",
                  "process.aot",
                  "jvm",
                  "memory")),
          Map.entry("process.wire", Set.of("memory")),
          Map.entry("process.link", Set.of("process.wire", "memory")),
          Map.entry("process.worker", Set.of("process.wire", "process.link", "jvm", "memory")),
          Map.entry("process.aot", Set.of("jvm")),
          Map.entry("shared", Set.of("id", "memory")),
          Map.entry("execution", Set.of("id", "process", "memory", "jvm")),
          Map.entry("cluster", Set.of("id", "execution", "process", "jvm")),
          Map.entry("site", Set.of("jvm")),
          Map.entry(
              "benchmarks",
              Set.of(
                  "id",
                  "workload",
                  "shared",
                  "execution",
                  "process",
                  "memory",
                  "site",
                  "own",
                  "command",
                  "fork",
                  "jvm",
                  "result")),
          Map.entry(
              "demo",
              Set.of(
                  "jvm",
                  "id",
                  "workload",
                  "execution",
                  "shared",
                  "memory",
                  "site",
                  "plot",
                  "result")),
          Map.entry("promise", Set.of("id", "workload", "execution", "own", "jvm", "memory")),
          Map.entry("machine", Set.of("jvm", "memory", "result")),
          Map.entry(
              "foreign", Set.of("id", "jvm", "memory", "workload", "execution", "site", "result")),
          Map.entry(
              "run",
              Set.of(
                  "id", "own", "command", "foreign", "machine", "memory", "result", "fork", "jvm")),
          Map.entry("result", Set.of("id")),
          Map.entry("stats", Set.of()),
          Map.entry("compare", Set.of("id", "result", "stats")),
          Map.entry("advice", Set.of("compare", "result", "stats")),
          Map.entry("plot", Set.of()),
          Map.entry("report", Set.of("id", "advice", "compare", "plot", "result", "stats")),
          Map.entry("project", Set.of("id", "jvm", "report")),
          Map.entry(
              "campaign",
              Set.of(
                  "id",
                  "run",
                  "own",
                  "foreign",
                  "command",
                  "execution",
                  "fork",
                  "jvm",
                  "result",
                  "stats",
                  "compare",
                  "advice")),
          Map.entry(
              "cli",
              Set.of(
                  "id",
                  "campaign",
                  "project",
                  "run",
                  "machine",
                  "demo",
                  "promise",
                  "execution",
                  "fork",
                  "jvm",
                  "result",
                  "stats",
                  "compare",
                  "advice",
                  "report")));

  /** Where alone each library is used. */
  private static final Map<String, Set<String>> USED_IN =
      Map.ofEntries(
          Map.entry("org.openjdk.jmh..", Set.of("benchmarks", "run")),
          Map.entry("org.jctools..", Set.of("benchmarks")),
          Map.entry("org.HdrHistogram..", Set.of("benchmarks")),
          Map.entry("com.google.gson..", Set.of("result")),
          Map.entry("tools.jackson..", Set.of("result")),
          Map.entry("picocli..", Set.of("cli")),
          Map.entry("me.tongfei..", Set.of("cli")),
          Map.entry("org.apache.commons.text..", Set.of("cli")),
          Map.entry("org.apache.commons.math3..", Set.of("stats")),
          Map.entry("gg.jte..", Set.of("report")),
          Map.entry("oshi..", Set.of("machine")),
          Map.entry("com.hazelcast..", Set.of("cluster")));

  @TestFactory
  List<DynamicTest> everyPackageImportsOnlyWhatItMay() {
    return MAY_IMPORT.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey() + " imports " + entry.getValue(),
                () -> arrows(entry.getKey(), entry.getValue()).check(OurClasses.PROGRAM)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyLibraryIsUsedWhereItMayBe() {
    return USED_IN.entrySet().stream()
        .map(library ->
            DynamicTest.dynamicTest(
                library.getKey() + " is for " + library.getValue(),
                () ->
                    noClasses()
                        .that()
                        .resideOutsideOfPackages(packages(library.getValue()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library.getKey())
                        .check(OurClasses.PROGRAM)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyPackageIsInThePicture() {
    return OurClasses.PROGRAM.stream()
        .map(type -> type.getPackageName().replaceFirst("^dev\\.heddle\\.?", ""))
        .distinct()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> {
                  if (!MAY_IMPORT.containsKey(name)) {
                    throw new AssertionError("package " + name + " has no arrows here");
                  }
                }))
        .toList();
  }

  @TestFactory
  List<DynamicTest> inThePictureOfPackagesAllArrowsPointDown() throws IOException {
    Map<String, Integer> lines = picture();
    return MAY_IMPORT.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> {
                  String from = house(entry.getKey());
                  assertThat(lines).containsKey(from);
                  entry.getValue().stream()
                      .map(ArchitectureTest::house)
                      .filter(to -> !to.equals(from))
                      .forEach(to ->
                          assertThat(lines.get(from))
                              .as(from + " stands above " + to)
                              .isLessThan(lines.get(to)));
                }))
        .toList();
  }

  /** On which line of its picture CONTRIBUTING has each package. */
  private static Map<String, Integer> picture() throws IOException {
    String page =
        Files.readString(
            Path.of(System.getProperty("heddle.basedir", "")).resolve("CONTRIBUTING.md"));
    List<String> picture = page.split("```", 3)[1].lines().toList();
    Map<String, Integer> lines = new HashMap<>();
    for (int line = 0; line < picture.size(); line++) {
      for (String word : picture.get(line).split("[^a-z]+", -1)) {
        if (MAY_IMPORT.containsKey(word)) {
          assertThat(lines.put(word, line)).as(word + " stands once").isNull();
        }
      }
    }
    return lines;
  }

  /** The package whose room it is. */
  private static String house(String name) {
    return name.replaceFirst("\\..*", "");
  }

  @Test
  void noSimpleNameStandsTwice() {
    Map<String, List<String>> byName =
        OurClasses.PROGRAM.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));

    assertThat(byName.values()).as("types of one name").allMatch(types -> types.size() == 1);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching("dev.heddle.(**)").should().beFreeOfCycles().check(OurClasses.PROGRAM);
  }

  private static ArchRule arrows(String name, Set<String> allowed) {
    DescribedPredicate<JavaClass> ours =
        DescribedPredicate.describe(
            "are in another package of ours than " + allowed,
            type ->
                type.getPackageName().startsWith("dev.heddle.")
                    && !type.getPackageName().equals("dev.heddle." + name)
                    && allowed.stream()
                        .noneMatch(other -> type.getPackageName().equals("dev.heddle." + other)));
    return noClasses()
        .that()
        .resideInAPackage("dev.heddle." + name)
        .should()
        .dependOnClassesThat(ours)
        .allowEmptyShould(true);
  }

  /** Beside the arrows, so that the classes are read once: that takes longer than all rules. */
  @Nested
  class OnePlace extends OnePlaceRules {}

  /** See {@link OnePlace}. */
  @Nested
  class PlaceOfWords extends PlaceOfWordsRules {}

  private static String[] packages(Set<String> names) {
    return Arrays.stream(names.toArray(String[]::new))
        .map(name -> "dev.heddle." + name + "..")
        .toArray(String[]::new);
  }
}
