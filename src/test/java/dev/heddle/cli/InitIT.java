package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.TimeLimit;
import dev.heddle.testing.GitFolder;
import dev.heddle.testing.Layout;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From a clone of a stranger's repository to its first verdict, by the very line that the job of a
 * pull request runs. Maven fetches nothing, and in Gradle's place stands a script.
 */
class InitIT {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String WORDS = "src/main/java/com/acme/Words.java";

  /** Thousands of times as long as what it joins, so that no other program's work can hide it. */
  private static final String WAIT =
      "java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);";

  private static final String SHORT = " --rounds 4 --warmup 1x100ms --iterations 2x50ms";

  @TempDir Path folder;

  @Tag("contract")
  @ParameterizedTest
  @EnumSource(Layout.class)
  void aPullRequestThatMakesItSlowerIsRed(Layout layout) throws Exception {
    Path project = Files.createDirectory(folder.resolve("stranger's project"));
    layout.copyTo(project);
    Files.createDirectories(project.resolve(".mvn"));
    Files.writeString(project.resolve(".mvn/maven.config"), "-o\n");
    Files.writeString(project.resolve(".gitignore"), "target/\nbuild/\nreports/\n");
    GitFolder git = GitFolder.init(project);
    git.git("add", "-A");
    git.commit("a project");
    try (Heddle heddle = new Heddle(project)) {
      Heddle.Answer made = heddle.run("init", "--ci", "github", "--heddle", "someone/heddle@v1");
      assertThat(made.exitCode()).as(made.err()).isZero();
    }
    // as the job's checkout of Heddle would be
    Files.createSymbolicLink(project.resolve(".heddle/program"), Heddle.home());
    git.git("add", "-A");
    git.commit("set up");
    assertThat(git.git("ls-files", ".heddle")).doesNotContain("program");
    git.git("update-ref", "refs/remotes/origin/main", "HEAD");
    slowDown(layout, project);

    Answer answer = job(project);

    assertThat(answer.exitCode()).as(answer.said()).isEqualTo(ExitCode.REGRESSION);
    assertThat(answer.said()).contains("1 row: 1 regressed");
    try (var reports = Files.list(project.resolve("reports"))) {
      assertThat(reports)
          .hasSize(3)
          .allSatisfy(report -> assertThat(report).isNotEmptyFile())
          .extracting(report -> report.toString().replaceFirst(".*\\.", ""))
          .containsExactlyInAnyOrder("md", "xml", "html");
    }
    assertThat(git.git("status", "--porcelain").lines()).hasSize(1);
    assertThat(git.git("worktree", "list").lines()).hasSize(1);
  }

  /** One line, in a project that knows nothing of Heddle; the job has fetched one commit alone. */
  @Tag("contract")
  @Test
  void thePullRequestOfAnyProjectIsJudgedByOneLine() throws Exception {
    Path origin = Layout.GRADLE.copyTo(Files.createDirectory(folder.resolve("origin")));
    Files.writeString(origin.resolve(".gitignore"), "build/\nreports/\n");
    GitFolder git = GitFolder.init(origin);
    git.git("add", "-A");
    git.commit("a project");
    git.git("checkout", "-q", "-b", "slower");
    slowDown(Layout.GRADLE, origin);
    git.git("commit", "-q", "-a", "-m", "count anew");
    Path clone = folder.resolve("clone");
    git.git(
        "clone", "-q", "--depth", "1", "--branch", "slower", "file://" + origin, clone.toString());
    Path summary = folder.resolve("summary.md");

    ProcessBuilder gate = shell(clone, Heddle.home() + "/scripts/ci-gate --pull-request" + SHORT);
    gate.environment().put("GITHUB_ACTIONS", "true");
    gate.environment().put("GITHUB_STEP_SUMMARY", summary.toString());
    gate.environment().put("GITHUB_BASE_REF", "main");
    Answer answer = run(gate);

    assertThat(answer.exitCode()).as(answer.said()).isEqualTo(ExitCode.REGRESSION);
    assertThat(answer.said()).contains("1 row: 1 regressed", "::");
    assertThat(summary).content().contains("regressed");
    assertThat(clone.resolve("reports/heddle-benchmarks.md")).content().contains("regressed");
    assertThat(clone.resolve("reports/heddle-benchmarks.xml")).content().contains("<failure");
    assertThat(clone.resolve("reports/heddle-benchmarks.html")).isNotEmptyFile();
    assertThat(new GitFolder(clone).git("status", "--porcelain")).isEmpty();

    ProcessBuilder none = shell(clone, Heddle.home() + "/scripts/ci-gate --pull-request");
    none.environment().remove("GITHUB_BASE_REF");
    assertThat(run(none))
        .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
        .extracting(Answer::said)
        .asString()
        .contains("this is no job of a pull request", "name the base");
    ProcessBuilder broken = shell(clone, Heddle.home() + "/scripts/ci-gate --pull-request=HEAD");
    broken.environment().put("JMH_CLASS_PATH", "/nowhere");
    assertThat(run(broken))
        .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
        .extracting(Answer::said)
        .asString()
        .contains("heddle: the build failed ('./gradlew --no-daemon -q jmhJar')");
  }

  private static void slowDown(Layout layout, Path project) throws IOException {
    Path source =
        switch (layout) {
          case ONE_MODULE ->
              project.resolve("benchmarks/src/main/java/benchmarks/FirstBenchmark.java");
          case MODULES -> project.resolve("core/" + WORDS);
          case GRADLE -> project.resolve(WORDS);
        };
    String before = Files.readString(source);
    String after =
        before
            .replace("Arrays.sort(sorted);", "Arrays.sort(sorted); " + WAIT)
            .replace("int words = 0;", "int words = 0; " + WAIT);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(source, after);
  }

  private record Answer(int exitCode, String said) {}

  /** Runs what the workflow runs, with short iterations. */
  private Answer job(Path project) throws Exception {
    String workflow = Files.readString(project.resolve(".github/workflows/heddle.yml"));
    String line =
        workflow
            .lines()
            .filter(each -> each.contains("- run: "))
            .findFirst()
            .orElseThrow()
            .replaceFirst(".*- run: ", "");
    assertThat(workflow)
        .contains("env: { HEDDLE: .heddle/program/scripts/heddle, HEDDLE_REPORTS: reports }");
    ProcessBuilder job = shell(project, line + SHORT);
    job.environment().put("HEDDLE", ".heddle/program/scripts/heddle");
    job.environment().put("HEDDLE_REPORTS", "reports");
    job.environment().put("GITHUB_BASE_REF", "main");
    return run(job);
  }

  private ProcessBuilder shell(Path project, String line) throws IOException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).directory(project.toFile());
    // where no other run holds the lock
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    shell.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
    shell.environment().put("JMH_CLASS_PATH", jmh());
    return shell;
  }

  private static Answer run(ProcessBuilder job) throws Exception {
    try (Child child = Child.start(job.redirectErrorStream(true));
        TimeLimit _ = child.killAfter(LIMIT)) {
      String said = new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.await(LIMIT)).isTrue();
      return new Answer(child.exitCode(), said);
    }
  }

  /** What JMH's plugin would fetch. */
  private static String jmh() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> jar.matches(".*/(jmh-[a-z-]+|jopt-simple-|commons-math3-)[^/]*\\.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
