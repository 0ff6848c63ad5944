package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.TimeLimit;
import dev.heddle.result.OwnJars;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Commit;
import dev.heddle.testing.GitFolder;
import dev.heddle.testing.TaskJar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody's project, which has a pom of its own and stands in git: its task now, and as it was at
 * a tag.
 */
class OwnProjectIT {

  private static final Path API = Heddle.home().resolve("target/heddle-task.jar");
  private static final String JAR = "target/thumbnails.jar";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir static Path project;
  @TempDir static Path elsewhere;

  private static GitFolder git;
  @AutoClose private static Heddle heddle;

  /** Tags the sample project as it is, changes it, and has a jar of it. */
  @BeforeAll
  static void make() throws Exception {
    Path sample = Heddle.home().resolve("src/test/thumbnails");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = project.resolve(sample.relativize(file).toString());
        Files.createDirectories(to.resolveSibling("."));
        Files.copy(file, to);
      }
    }
    Files.createDirectory(project.resolve(".mvn"));
    Files.writeString(project.resolve(".mvn/maven.config"), "-o\n-Dheddle.task=" + API + "\n");
    Files.writeString(project.resolve(".gitignore"), "target/\nout*\ntmp/\n*.txt\nresults/\n");
    git = GitFolder.init(project);
    git.git("add", "-A");
    git.commit("thumbnails");
    git.git("tag", "v1.0");
    Path picture = project.resolve("src/main/java/com/acme/Picture.java");
    Files.writeString(
        picture, Files.readString(picture).replace("int sum = 0;", "int sum = 0; // in one go"));
    git.git("commit", "-q", "-a", "-m", "say how");
    TaskJar.ofThumbnails(Files.createDirectory(project.resolve("target")), "thumbnails", API);
    heddle = new Heddle(project);
  }

  /** As its owner builds it; nothing is fetched. */
  private static void maven() throws Exception {
    ProcessBuilder words = new ProcessBuilder("mvn", "-B", "-q", "-DskipTests", "package");
    try (Child build = Child.start(words.directory(project.toFile()).redirectErrorStream(true));
        TimeLimit _ = build.killAfter(LIMIT)) {
      String said = new String(build.output().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(build.await(LIMIT)).isTrue();
      assertThat(build.exitCode()).as(said).isZero();
    }
  }

  @AfterAll
  static void nothingRuns() throws Exception {
    heddle.assertNothingRuns();
  }

  private static Heddle.Answer run(String models, String path, String... more) throws Exception {
    return heddle.inSession(words(models, path, more));
  }

  private static String[] words(String models, String path, String... more) {
    String[] words = {
      "run",
      "--task",
      "thumbnails",
      "--class-path",
      path,
      "--models",
      models,
      "--workers",
      "2",
      "-p",
      "tasks=2",
      "-p",
      "side=32",
      "--preset",
      "smoke"
    };
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Tag("contract")
  @Test
  void itsTaskIsMeasuredAgainstAnEarlierStateThatIsBuiltForThat() throws Exception {
    maven();
    Heddle.Answer answer =
        heddle.run(words("fixed-pool,process-pool", JAR, "--against", "v1.0", "--out", "out"));

    assertThat(answer.err()).contains("building v1.0 (", "[4/4]");
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.out()).contains("v1.0", "current", "insufficient");
    assertThat(git.git("worktree", "list").lines()).hasSize(1);
    Path run = project.resolve("out");
    assertThat(run.resolve("builds/0/thumbnails.jar")).isRegularFile();
    assertThat(project.resolve("out.build.log")).doesNotExist();
    RunInfo info = RunFolder.open(run).info();
    assertThat(info.plan().own())
        .extracting(OwnJars::label, OwnJars::classPath, OwnJars::commit)
        .containsExactly(
            tuple("v1.0", List.of("builds/0/thumbnails.jar"), commit("v1.0")),
            tuple("current", List.of(project + "/target/thumbnails.jar"), null));
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(info.commit()).isEqualTo(commit("HEAD"));

    // what it keeps goes with it
    Files.move(run, project.resolve("out-moved"));
    Heddle.Answer again = heddle.run("run", "--resume", "out-moved", "--more-rounds", "1");
    assertThat(again.err()).contains("[8/8]");
    assertThat(heddle.run("compare", "out-moved", "--within", "build=v1.0,current").out())
        .contains("thumbnails");
  }

  private static Commit commit(String ref) throws Exception {
    return new Commit(git.git("rev-parse", ref + "^{commit}").strip(), false);
  }

  @Tag("contract")
  @Test
  void whatIsNotOfTheProjectIsTheSameInBothAndAJarOfAnotherNameIsFoundByItsGlob() throws Exception {
    Heddle.Answer answer =
        run(
            "fixed-pool",
            JAR + ":" + API,
            "--against",
            "v1.0",
            "--build",
            "mkdir -p old && cp " + project.resolve("target/thumbnails.jar") + " old/t-0.9.jar",
            "--built-jar",
            "old/t-*.jar",
            "--out",
            "out-glob");

    assertThat(answer.err()).contains("[2/2]");
    assertThat(project.resolve("out-glob/builds/0/t-0.9.jar")).isRegularFile();
    assertThat(project.resolve("out-glob/builds/1/heddle-task.jar")).isRegularFile();
  }

  @Test
  void whatCannotBeMeasuredSoIsToldInOneLineAndNothingIsLeft() throws Exception {
    refused(against("v1.o", JAR), "unknown git ref 'v1.o'", "did you mean 'v1.0'");
    refused(against("v1.0", "target/gone.jar"), "target/gone.jar: no such file");
    refused(against("v1.0", JAR, "--jar", "a.jar"), "--task thumbnails");
    Path outside = Files.copy(project.resolve(JAR), elsewhere.resolve("t.jar"));
    refused(
        against("v1.0", outside.toString()), "nothing of --class-path " + outside + " lies there");
    refused(
        new Heddle(elsewhere)
            .run("run", "--task", "thumbnails", "--class-path", "t.jar", "--against", "v1.0"),
        "--against v1.0: there is no such file, and you stand in no git checkout");
    refused(
        against("v1.0", JAR, "--build", "echo broken; exit 3", "--out", "out-broken"),
        "exit code 3: broken",
        "all that it printed is in out-broken.build.log");
    refused(
        against("v1.0", JAR, "--build", "true", "--out", "out-none"),
        "made no target/thumbnails.jar");
    refused(
        against("v1.0", JAR, "--build", "mkdir target && cp " + API + " " + JAR),
        "--against v1.0: what was built does not do: --task thumbnails: no class of that name");
    assertThat(git.git("worktree", "list").lines()).hasSize(1);
    assertThat(project.resolve("out-broken")).doesNotExist();
  }

  private static Heddle.Answer against(String ref, String path, String... more) throws Exception {
    return run(
        "fixed-pool",
        path,
        Stream.of(new String[] {"--against", ref}, more)
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  private static void refused(Heddle.Answer answer, String... told) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.complaints()).last().asString().contains(told);
    assertThat(answer.err()).doesNotContain("\tat ");
  }
}
