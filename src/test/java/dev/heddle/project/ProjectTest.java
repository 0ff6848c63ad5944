package dev.heddle.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.testing.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project's files tell of its benchmarks, and what it gets. */
class ProjectTest {

  private static final ProgramSource SOURCE = new ProgramSource("someone/heddle", "v1");

  @TempDir Path folder;

  private String written(String file) throws Exception {
    return Files.readString(folder.resolve(file));
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aModuleOfBenchmarksIsFoundAmongOthersWithTheJarThatItMakes() throws Exception {
    Project project = Project.in(Layout.MODULES.copyTo(folder));
    assertThat(project.tool()).isEqualTo(BuildTool.MAVEN);
    assertThat(project.modules())
        .containsExactly(new JmhModule("benchmarks", "benchmarks/target/benchmarks.jar"));
    assertThat(project.first()).isEmpty();
    assertThat(project.command()).isEqualTo("mvn -B -q -DskipTests package");
    assertThat(SetupFiles.of(project, Optional.empty(), Optional.empty()).files())
        .containsOnlyKeys(
            ".heddle/README.md",
            ".heddle/.gitignore",
            ".heddle/accepted-changes.json",
            ".heddle/verdict.sh");
  }

  @Test
  void aProjectWithoutBenchmarksGetsAFirstOneThatDependsOnIt() throws Exception {
    Project project = Project.in(Layout.ONE_MODULE.copyTo(folder));
    assertThat(project.modules())
        .containsExactly(new JmhModule("benchmarks", "benchmarks/target/benchmarks.jar"));
    assertThat(project.command()).isEqualTo("mvn -B -q -DskipTests -f .heddle/pom.xml package");
    assertThat(SetupFiles.of(project, Optional.of(CiSystem.GITHUB), Optional.of(SOURCE)).write())
        .isEmpty();
    assertThat(files())
        .contains(
            ".github/workflows/heddle.yml",
            ".heddle/pom.xml",
            "benchmarks/src/main/java/benchmarks/FirstBenchmark.java");
    Pom pom = Pom.read(folder.resolve("benchmarks/pom.xml"));
    assertThat(pom.usesJmh()).isTrue();
    assertThat(pom.wholeJar()).contains("target/benchmarks.jar");
    assertThat(pom.java()).contains("17");
    assertThat(written("benchmarks/pom.xml"))
        .contains("      <groupId>com.acme</groupId>\n      <artifactId>words</artifactId>\n")
        .doesNotContain("@");
    assertThat(written(".github/workflows/heddle.yml"))
        .contains("repository: \"someone/heddle\", ref: \"v1\"")
        .doesNotContain("@REF@", "@REPOSITORY@");
    assertThat(written(".heddle/verdict.sh"))
        .contains("\nbuild='mvn -B -q -DskipTests -f .heddle/pom.xml package'\n")
        .contains("\nbegins=benchmarks\n")
        .contains("\nmeasure benchmarks benchmarks/target/benchmarks.jar \"$@\"\n")
        .doesNotContain("@BUILD@", "@BEGINS@", "@MEASURE@");
  }

  @Test
  void thePluginOfGradleIsKnownByItsName() throws Exception {
    Project project = Project.in(Layout.GRADLE.copyTo(folder));
    assertThat(project.modules()).containsExactly(new JmhModule("", "build/libs/*-jmh.jar"));
    assertThat(project.command()).isEqualTo("./gradlew --no-daemon -q jmhJar");

    Files.writeString(folder.resolve("build.gradle"), "plugins { id 'java' }\n");
    Project without = Project.in(folder);
    assertThat(without.first()).isPresent();
    assertThat(SetupFiles.of(without, Optional.empty(), Optional.empty()).files())
        .containsKeys(
            "benchmarks/settings.gradle",
            "benchmarks/build.gradle",
            "benchmarks/src/jmh/java/benchmarks/FirstBenchmark.java");
  }

  @Test
  void aModuleWhoseBenchmarksStayAmongItsTestsIsPassedOverAndThatIsSaid() throws Exception {
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project><modelVersion>4.0.0</modelVersion><groupId>${group}</groupId>
          <artifactId>a</artifactId><version>1</version>
          <dependencies><dependency><groupId>org.openjdk.jmh</groupId>
            <artifactId>jmh-core</artifactId><scope>test</scope></dependency></dependencies>
        </project>
        """);
    Project project = Project.in(folder);
    assertThat(project.first()).isPresent();
    assertThat(project.remarks())
        .singleElement()
        .asString()
        .startsWith("pom.xml uses JMH, but no maven-shade-plugin");
    assertThat(project.first().orElseThrow().files().get("benchmarks/pom.xml"))
        .contains("add the project's own artifact here")
        .doesNotContain("${group}");
  }

  @Test
  void theJarOfAModuleIsCalledAsItsPluginSays() throws Exception {
    assertThat(jar("<finalName>all</finalName>")).isEqualTo("target/all.jar");
    assertThat(jar("<finalName>${uber}-x</finalName>")).isEqualTo("target/uber-x.jar");
    assertThat(jar("<shadedClassifierName>jmh</shadedClassifierName>"))
        .isEqualTo("target/a-[0-9]*-jmh.jar");
    assertThat(jar("")).isEqualTo("target/a-[0-9]*.jar");
  }

  private String jar(String configuration) throws Exception {
    Path file = folder.resolve("pom.xml");
    Files.writeString(
        file,
        """
        <project><artifactId>a</artifactId><properties><uber>uber</uber></properties>
          <build><plugins><plugin><artifactId>maven-shade-plugin</artifactId>
          <configuration>%s</configuration></plugin></plugins></build></project>
        """
            .formatted(configuration));
    return Pom.read(file).wholeJar().orElseThrow();
  }

  @Test
  void whatIsNoProjectIsToldInOneLineThatSaysWhatToDo() throws Exception {
    assertThatThrownBy(() -> Project.in(folder))
        .isInstanceOf(ProjectException.class)
        .hasMessage(
            folder
                + ": is no project of Maven or Gradle (no pom.xml, settings.gradle or"
                + " build.gradle); go to the folder that has one");
    assertThatThrownBy(() -> Project.in(folder.resolve("gone")))
        .hasMessageEndingWith("gone: there is no such folder; name that of a project");
    Path pom = folder.resolve("pom.xml");
    for (String broken :
        List.of("", "<project>", "<a/>", "<!DOCTYPE project><project/>", "\u0000")) {
      Files.writeString(pom, broken);
      assertThatThrownBy(() -> Project.in(folder))
          .as(broken)
          .isInstanceOf(ProjectException.class)
          .hasMessageContaining("pom.xml: cannot be read: ")
          .hasMessageEndingWith("; mend it");
    }
  }

  @Test
  void modulesThatAreNotThereOrNameEachOtherEndNoSearch() throws Exception {
    Files.createDirectory(folder.resolve("a"));
    Files.writeString(
        folder.resolve("pom.xml"),
        "<project><artifactId>r</artifactId><packaging>pom</packaging><modules><module>a</module>"
            + "<module>gone</module><module>../..</module></modules></project>");
    Files.writeString(
        folder.resolve("a/pom.xml"),
        "<project><artifactId>a</artifactId><modules><module>..</module></modules></project>");
    assertThat(Project.in(folder).first()).isPresent();
  }

  @Test
  void aSourceThatIsNoneIsRefused() throws Exception {
    assertThat(ProgramSource.of("a/b/c@feature/x"))
        .isEqualTo(new ProgramSource("a/b/c", "feature/x"));
    for (String wrong :
        List.of("", "a", "a/b", "a@b", "a/b@", "a/b@c d", "a/b@\"", "../b@c", "a/b@-c")) {
      assertThatThrownBy(() -> ProgramSource.of(wrong))
          .as(wrong)
          .hasMessageContaining("'" + wrong + "': is no OWNER/REPOSITORY@REF");
    }
  }

  @Test
  void jobsOfItsOwnStayAsTheyAreAndTheOthersAreToBeIncluded() throws Exception {
    Project project = Project.in(Layout.GRADLE.copyTo(folder));
    assertThat(CiSystem.of(folder)).isEmpty();
    Files.writeString(folder.resolve(".gitlab-ci.yml"), "test: {}\n");
    CiSystem gitlab = CiSystem.of(folder).orElseThrow();
    SetupFiles files = SetupFiles.of(project, Optional.of(gitlab), Optional.of(SOURCE));
    assertThat(files.files()).containsKey(".gitlab/heddle.yml").doesNotContainKey(".gitlab-ci.yml");
    assertThat(files.remarks())
        .contains(
            ".gitlab-ci.yml has jobs of its own: add to it 'include: {local: .gitlab/heddle.yml}'");
  }

  @Test
  void whatIsInTheWayIsNamedAndNothingIsWritten() throws Exception {
    Project project = Project.in(Layout.GRADLE.copyTo(folder));
    SetupFiles files = SetupFiles.of(project, Optional.of(CiSystem.GITHUB), Optional.of(SOURCE));
    Files.writeString(folder.resolve(".github"), "");
    assertThatThrownBy(files::requireRoom)
        .hasMessage(".github: is no folder; move it away, nothing was written");
    Files.delete(folder.resolve(".github"));
    Files.createDirectory(folder.resolve(".heddle"));
    files.requireRoom();
    Files.writeString(folder.resolve(".heddle/verdict.sh"), "mine\n");
    assertThatThrownBy(files::requireRoom)
        .hasMessage(
            ".heddle/verdict.sh: is there already; remove what is old, nothing was written");
  }

  @Test
  void whereOneFileCannotBeWrittenNoneIsLeft() throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("a/b/c.txt", "c\n");
    texts.put("d.txt", "d\n");
    texts.put("x".repeat(300), "too long a name\n");
    SetupFiles files = new SetupFiles(folder, texts, List.of());
    files.requireRoom();
    assertThat(files.write().orElseThrow())
        .contains("xxx: cannot be written: ", "nothing was written");
    assertThat(folder).isEmptyDirectory();
  }
}
