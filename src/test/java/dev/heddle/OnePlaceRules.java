package dev.heddle;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.heddle.id.Identified;
import dev.heddle.jvm.Child;
import dev.heddle.jvm.OnExit;
import dev.heddle.jvm.OrphanGuard;
import dev.heddle.memory.IdleStrategy;
import dev.heddle.memory.Linux;
import dev.heddle.memory.Proc;
import dev.heddle.result.Fork;
import dev.heddle.result.WholeFile;
import java.io.PrintStream;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds what only one class may do, since all of it must be done alike. */
abstract class OnePlaceRules {

  @Test
  void processesAreStartedInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Child.class)
        .and()
        .resideOutsideOfPackage("dev.heddle.process..")
        .and()
        .haveNameNotMatching(".*\\.StartBenchmark.*")
        .should()
        .callMethod(ProcessBuilder.class, "start")
        .because("what is started must be drained, waited for within a limit, and ended")
        .check(OurClasses.PROGRAM);
  }

  @Test
  void noLimitHangsOnTheOneThreadThatAJvmHasForTimeOuts() {
    noClasses()
        .should()
        .callMethodWhere(
            target(name("orTimeout"))
                .or(target(name("completeOnTimeout")))
                .or(target(name("delayedExecutor"))))
        .because("what another one does there would hold it up; TimeLimit has a thread of its own")
        .check(OurClasses.PROGRAM);
  }

  @Test
  void whatIsDoneAtTheEndIsSaidInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(OnExit.class, OrphanGuard.class)
        .and()
        .resideOutsideOfPackage("dev.heddle.process..")
        .should()
        .callMethod(Runtime.class, "addShutdownHook", Thread.class)
        .because("a signal may come before there is anything to do, and a hook must go again")
        .check(OurClasses.PROGRAM);
  }

  @Test
  void whatTheKernelTellsOfProcessesIsReadInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Proc.class)
        .and()
        .doNotHaveSimpleName("SystemFiles")
        .should()
        .callMethod(Linux.class, "proc")
        .because("what cannot be read is unknown, and neither 0 nor gone")
        .check(OurClasses.PROGRAM);
  }

  @Test
  void whatAThreadDoesBetweenTwoLooksIsSaidInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(IdleStrategy.class)
        .and()
        .resideOutsideOfPackage("..jmh_generated..")
        .should()
        .callMethod(Thread.class, "onSpinWait")
        .orShould()
        .callMethod(Thread.class, "yield")
        .because("how long to spin and when to yield is one policy with one set of numbers")
        .check(OurClasses.PROGRAM);
  }

  @Test
  void lastLinesAreKeptInOnePlace() {
    noClasses()
        .that()
        .resideInAPackage("dev.heddle.run")
        .and()
        .doNotHaveSimpleName("LastLines")
        .should()
        .callMethod(ArrayDeque.class, "removeFirst")
        .orShould()
        .callMethod(Deque.class, "removeFirst")
        .check(OurClasses.PROGRAM);
  }

  @Test
  void filesAreReplacedInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(WholeFile.class)
        .and()
        .resideOutsideOfPackage("dev.heddle.process..")
        .should()
        .callMethod(Files.class, "move", Path.class, Path.class, CopyOption[].class)
        .because("whoever reads a file must never see a part of it, nor find it gone")
        .check(OurClasses.PROGRAM);
  }

  @Test
  void noFileIsHiddenFromOthersOnlyAfterItIsThere() {
    noClasses()
        .that()
        .doNotHaveSimpleName("CacheFolder") // names the mode, too
        .should()
        .callMethod(Files.class, "setPosixFilePermissions", Path.class, Set.class)
        .orShould()
        .callMethod(Files.class, "createFile", Path.class, FileAttribute[].class)
        .because("who has it open by then reads what comes: PrivateFile has its mode at once")
        .check(OurClasses.PROGRAM);
  }

  @Test
  void whatAPersonNamesByAnIdIsFoundInOneWay() {
    classes()
        .that()
        .areEnums()
        .and()
        .resideOutsideOfPackages(
            "dev.heddle.process..", "dev.heddle.execution..", "dev.heddle.benchmarks..")
        .and(haveAnId())
        .should()
        .implement(Identified.class)
        .check(OurClasses.PROGRAM);
  }

  private static DescribedPredicate<JavaClass> haveAnId() {
    return DescribedPredicate.describe(
        "have an id",
        type -> type.getAllMethods().stream().anyMatch(method -> method.getName().equals("id")));
  }

  /** To look for other jars costs every JVM that does it, and what they bring is checked there. */
  @Test
  void onlyExecutionModelsAndTasksComeFromOtherJars() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.heddle.execution.ProvidedModels")
        .and()
        .doNotHaveFullyQualifiedName("dev.heddle.own.FoundTask")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ServiceLoader.class)
        .check(OurClasses.PROGRAM);
  }

  /** So that another way to ask for a campaign needs nothing of this one. */
  @Test
  void campaignsAreAskedForInPlainValues() {
    noClasses()
        .that()
        .resideInAPackage("dev.heddle.campaign")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "dev.heddle.report..")
        .orShould()
        .accessClassesThat(JavaClass.Predicates.equivalentTo(PrintStream.class))
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(OurClasses.PROGRAM);
  }

  @Test
  void nobodyReadsNotesByTheirNames() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.heddle.result..")
        .should()
        .callMethod(Fork.class, "notes")
        .check(OurClasses.PROGRAM);
  }
}
