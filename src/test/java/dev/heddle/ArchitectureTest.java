package dev.heddle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.id.Identified;
import dev.heddle.jvm.Child;
import dev.heddle.jvm.OnExit;
import dev.heddle.jvm.OrphanGuard;
import dev.heddle.result.Fork;
import dev.heddle.result.WholeFile;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the packages, and says which package may touch which library. */
@AnalyzeClasses(packages = "dev.heddle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** What each package may import of ours. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("id", Set.of()),
          Map.entry("jvm", Set.of("memory")),
          Map.entry("fork", Set.of("result")),
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
          Map.entry("process.aot", Set.of()),
          Map.entry("shared", Set.of("id", "memory")),
          Map.entry("execution", Set.of("process", "memory", "jvm")),
          Map.entry("site", Set.of("jvm")),
          Map.entry(
              "benchmarks",
              Set.of(
                  "workload",
                  "shared",
                  "execution",
                  "process",
                  "memory",
                  "site",
                  "fork",
                  "jvm",
                  "result")),
          Map.entry(
              "demo",
              Set.of("jvm", "id", "workload", "execution", "shared", "memory", "site", "result")),
          Map.entry("machine", Set.of("memory", "result")),
          Map.entry("run", Set.of("id", "machine", "memory", "result", "fork", "jvm")),
          Map.entry("result", Set.of("id")),
          Map.entry("stats", Set.of()),
          Map.entry("compare", Set.of("id", "result", "stats")),
          Map.entry("report", Set.of("id", "compare", "result", "stats")),
          Map.entry(
              "cli",
              Set.of(
                  "id",
                  "run",
                  "machine",
                  "demo",
                  "execution",
                  "fork",
                  "jvm",
                  "result",
                  "stats",
                  "compare",
                  "report")));

  /** The half that reads numbers. */
  private static final Set<String> READING =
      Set.of("dev.heddle.result", "dev.heddle.stats", "dev.heddle.compare", "dev.heddle.report");

  /** What reads runs that were written before rows had roles. */
  private static final Set<String> KNOWS_IDS = Set.of("dev.heddle.result.InferredRole");

  private static final Set<String> TOLD =
      Set.of("dev.heddle.result.ToldNotes", "dev.heddle.result.WorkerNotes");

  /** The one door of each library. */
  private static final Map<String, Set<String>> DOORS =
      Map.of(
          "org.openjdk.jmh..", Set.of("benchmarks", "run"),
          "org.jctools..", Set.of("benchmarks"),
          "com.google.gson..", Set.of("result"),
          "tools.jackson..", Set.of("result"),
          "picocli..", Set.of("cli"),
          "me.tongfei..", Set.of("cli"),
          "org.apache.commons.text..", Set.of("cli"),
          "org.apache.commons.math3..", Set.of("stats"),
          "oshi..", Set.of("machine"));

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages("dev.heddle");

  @TestFactory
  List<DynamicTest> everyPackageImportsOnlyWhatItMay() {
    return MAY_IMPORT.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey() + " imports " + entry.getValue(),
                () -> arrows(entry.getKey(), entry.getValue()).check(PROGRAM)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyLibraryHasItsDoor() {
    return DOORS.entrySet().stream()
        .map(door ->
            DynamicTest.dynamicTest(
                door.getKey() + " is for " + door.getValue(),
                () ->
                    noClasses()
                        .that()
                        .resideOutsideOfPackages(packages(door.getValue()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(door.getKey())
                        .check(PROGRAM)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyPackageIsInThePicture() {
    return PROGRAM.stream()
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
  List<DynamicTest> theHalfThatReadsKnowsNoModelByItsId() {
    return PROGRAM.stream()
        .filter(type -> READING.contains(type.getPackageName()))
        .filter(type -> !KNOWS_IDS.contains(type.getName()))
        .map(type ->
            DynamicTest.dynamicTest(
                type.getName(),
                () ->
                    assertThat(strings(type))
                        .as("roles say what a row is for, not the ids of models")
                        .noneMatch(ArchitectureTest::namesAModel)))
        .toList();
  }

  @Test
  void onlyOnePlaceKnowsHowWhatAForkTellsIsCalledInItsNotes() throws IOException {
    List<String> known = new ArrayList<>();
    for (String type : TOLD) {
      known.addAll(strings(PROGRAM.get(type)));
    }
    Set<String> names =
        known.stream()
            .filter(text -> text.matches("[a-z]+(\\.[a-z0-9-]+)+"))
            .collect(Collectors.toSet());
    assertThat(names).contains("ideal.ms", "site.late", "fetch.errors", "model.workers");

    for (JavaClass type : PROGRAM) {
      if (!TOLD.contains(type.getName())) {
        assertThat(strings(type)).as(type.getName()).doesNotContainAnyElementsOf(names);
      }
    }
  }

  @ArchTest
  static final ArchRule nobodyReadsNotesByTheirNames =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.heddle.result..")
          .should()
          .callMethod(Fork.class, "notes");

  @Test
  void noSimpleNameStandsTwice() {
    Map<String, List<String>> byName =
        PROGRAM.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));

    assertThat(byName.values()).as("types of one name").allMatch(types -> types.size() == 1);
  }

  /** The strings that a class uses, its compiler's own included. */
  private static List<String> strings(JavaClass type) throws IOException {
    URI place = type.getSource().orElseThrow().getUri();
    ClassModel read = ClassFile.of().parse(Files.readAllBytes(Path.of(place)));
    List<String> strings = new ArrayList<>();
    read.constantPool()
        .forEach(entry -> {
          if (entry instanceof StringEntry string) {
            strings.add(string.stringValue());
          }
        });
    return strings;
  }

  private static boolean namesAModel(String text) {
    return Stream.concat(
            ExecutionModel.builtIn().stream().map(ExecutionModel::name),
            Stream.of("ideal", "unbounded"))
        .anyMatch(
            id -> text.equals(id) || text.startsWith(id + "[") || text.contains("'" + id + "'"));
  }

  /** To look for other jars costs every JVM that does it, and what they bring is checked there. */
  @ArchTest
  static final ArchRule onlyExecutionModelsComeFromOtherJars =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.heddle.execution.ProvidedModels")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ServiceLoader.class);

  @ArchTest
  static final ArchRule packagesHaveNoCycle =
      slices().matching("dev.heddle.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule processesAreStartedInOnePlace =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Child.class)
          .and()
          .resideOutsideOfPackage("dev.heddle.process..")
          .and()
          .haveNameNotMatching(".*\\.StartBenchmark.*")
          .should()
          .callMethod(ProcessBuilder.class, "start")
          .because("what is started must be drained, waited for within a limit, and ended");

  @ArchTest
  static final ArchRule whatIsDoneAtTheEndIsSaidInOnePlace =
      noClasses()
          .that()
          .doNotBelongToAnyOf(OnExit.class, OrphanGuard.class)
          .and()
          .resideOutsideOfPackage("dev.heddle.process..")
          .should()
          .callMethod(Runtime.class, "addShutdownHook", Thread.class)
          .because("a signal may come before there is anything to do, and a hook must go again");

  @ArchTest
  static final ArchRule lastLinesAreKeptInOnePlace =
      noClasses()
          .that()
          .resideInAPackage("dev.heddle.run")
          .and()
          .doNotHaveSimpleName("LastLines")
          .should()
          .callMethod(ArrayDeque.class, "removeFirst")
          .orShould()
          .callMethod(Deque.class, "removeFirst");

  @ArchTest
  static final ArchRule filesAreReplacedInOnePlace =
      noClasses()
          .that()
          .doNotBelongToAnyOf(WholeFile.class)
          .and()
          .resideOutsideOfPackage("dev.heddle.process..")
          .should()
          .callMethod(Files.class, "move", Path.class, Path.class, CopyOption[].class)
          .because("who reads a file must never see a part of it, nor find it gone");

  @ArchTest
  static final ArchRule whatAPersonNamesByAnIdIsFoundInOneWay =
      classes()
          .that()
          .areEnums()
          .and()
          .resideOutsideOfPackages(
              "dev.heddle.process..", "dev.heddle.execution..", "dev.heddle.benchmarks..")
          .and(haveAnId())
          .should()
          .implement(Identified.class);

  private static DescribedPredicate<JavaClass> haveAnId() {
    return DescribedPredicate.describe(
        "have an id",
        type -> type.getAllMethods().stream().anyMatch(method -> method.getName().equals("id")));
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

  private static String[] packages(Set<String> names) {
    return Arrays.stream(names.toArray(String[]::new))
        .map(name -> "dev.heddle." + name + "..")
        .toArray(String[]::new);
  }
}
