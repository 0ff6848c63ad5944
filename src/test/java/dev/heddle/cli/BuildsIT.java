package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Commit;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that measure several builds beside each other. */
class BuildsIT {

  @TempDir static Path jars;
  @TempDir Path folder;

  private static Path base;
  private static Path slower;
  @AutoClose private Heddle heddle;

  @BeforeAll
  static void make() throws Exception {
    base = ForeignJar.make(jars, "base");
    slower = ForeignJar.slow(jars, "slower");
  }

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @Tag("contract")
  @Test
  void aSlowerBuildOfAnotherProjectIsARegressionInItsPairedRounds() throws Exception {
    Heddle.Answer answer =
        heddle.run(shortly("4", "--jar", base.toString(), "--jar", "new=" + slower));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.REGRESSION);
    assertThat(answer.out()).contains("regressed", "new", "base");
    assertThat(answer.err()).contains("[8/8]").doesNotContain("\tat ");
    assertThat(heddle.inSession("compare", "out", "--within", "build=base,new").exitCode())
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(Files.readString(folder.resolve("out/run.json"))).contains("sha256");
    // these jars lie in no checkout
    assertThat(RunFolder.open(folder.resolve("out")).info().commit()).isNull();
    assertThat(heddle.inSession("run", "--resume", "out").exitCode())
        .isEqualTo(ExitCode.REGRESSION);
    heddle.assertNothingRuns();
  }

  @Tag("contract")
  @Test
  void anEarlierStateIsBuiltInAWorktreeThatIsGoneAfterwards() throws Exception {
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Somebody");
    git("config", "user.email", "somebody@localhost");
    Files.writeString(folder.resolve("state.txt"), "old\n");
    Files.writeString(folder.resolve(".gitignore"), "*.jar\nout*/\n*.txt\n!state.txt\n");
    git("add", "state.txt", ".gitignore");
    git("commit", "-q", "-m", "a state");
    Path jar = Files.copy(base, folder.resolve("bench.jar"));

    Heddle.Answer answer =
        heddle.run(
            shortly(
                "1",
                "--against",
                "main",
                "--jar",
                jar.toString(),
                "--build",
                "grep old state.txt && cp " + base + " bench.jar"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.out()).contains("insufficient");
    assertThat(folder.resolve("out/builds/bench.jar")).isRegularFile();
    assertThat(Files.readString(folder.resolve("out/log.txt"))).contains("old");
    assertThat(folder.resolve("out.build.log")).doesNotExist();
    assertThat(git("worktree", "list").lines()).hasSize(1);
    String head = git("rev-parse", "HEAD").strip();
    RunInfo run = RunFolder.open(folder.resolve("out")).info();
    assertThat(run.plan().builds())
        .extracting(Build::label, Build::ref, Build::commit, Build::java)
        .containsExactly(
            tuple("main", "main", new Commit(head, false), 11),
            tuple("bench", null, new Commit(head, false), 11));
    assertThat(run.commit()).isEqualTo(new Commit(head, false));
    heddle.assertNothingRuns();

    Heddle.Answer inTheWay =
        heddle.inSession(shortly("1", "--against", "main", "--jar", jar.toString()));

    assertThat(inTheWay.complaints()).singleElement().asString().contains("it is not empty");

    Files.move(folder.resolve("out"), folder.resolve("out-before"));
    Heddle.Answer failed =
        heddle.inSession(
            shortly(
                "1", "--against", "main", "--jar", jar.toString(), "--build", "echo why; false"));

    assertThat(failed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failed.complaints())
        .last()
        .asString()
        .contains("exit code 1: why", "all that it printed is in out.build.log", "--build");
    assertThat(folder.resolve("out.build.log")).content().isEqualTo("why\n");
    assertThat(git("worktree", "list").lines()).hasSize(1);

    Heddle.Answer unknown =
        heddle.inSession(shortly("1", "--against", "mian", "--jar", jar.toString()));

    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("unknown git ref 'mian'", "did you mean 'main'");
  }

  @Tag("contract")
  @Test
  void theCommitOfARunIsThatOfTheJarThatItIsAboutAndNotOurs() throws Exception {
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Somebody");
    git("config", "user.email", "somebody@localhost");
    Files.writeString(folder.resolve(".git/info/exclude"), "*\n");
    git("commit", "-q", "--allow-empty", "-m", "a state");
    Commit head = new Commit(git("rev-parse", "HEAD").strip(), false);
    Path jar = Files.copy(base, folder.resolve("bench.jar"));

    heddle.run(shortly("1", "--jar", jar.toString()));
    RunInfo alone = RunFolder.open(folder.resolve("out")).info();
    Files.move(folder.resolve("out"), folder.resolve("alone"));
    heddle.run(shortly("1", "--against", slower.toString(), "--jar", jar.toString()));
    RunInfo against = RunFolder.open(folder.resolve("out")).info();

    assertThat(alone.commit()).isEqualTo(head);
    assertThat(against.commit()).isEqualTo(head);
    assertThat(against.plan().builds())
        .extracting(Build::label, Build::commit)
        .containsExactly(tuple("slower", null), tuple("bench", head));
    heddle.assertNothingRuns();
  }

  @Tag("contract")
  @Test
  void aProjectOfAnOlderJavaIsMeasuredOnIt() throws Exception {
    Path jdk = olderJdk();
    String[] words = {"--jar", base.toString(), "--jar", slower.toString(), "--jvm", "" + jdk};

    Heddle.Answer answer = heddle.run(shortly("1", words));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.err()).contains("[2/2]").doesNotContain("FAILED");
    RunFolder run = RunFolder.open(folder.resolve("out"));
    assertThat(run.forks())
        .allSatisfy(fork -> {
          assertThat(fork.setup().jvm()).startsWith(jdk.toString());
          assertThat(fork.setup().jvmArgs()).isEmpty();
          assertThat(fork.row().params()).containsEntry("words", "one,two");
        });
    assertThat(run.path().resolve(".guard.jar")).doesNotExist();

    Heddle.Started killed = heddle.begin(longer(words));
    Eventually.isTrue(
        "a fork", () -> killed.process().descendants().filter(ProcessHandle::isAlive).count() >= 2);
    killed.signal("KILL");
    heddle.assertNothingRuns();
  }

  /** One that is none of ours. */
  static Path olderJdk() throws Exception {
    try (Stream<Path> jdks = Files.list(Path.of("/usr/lib/jvm"))) {
      Optional<Path> older =
          jdks.filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
              .filter(jdk -> isOlder(jdk.resolve("release")))
              .findFirst();
      Assumptions.assumeTrue(older.isPresent(), "an older JDK");
      return older.orElseThrow().toRealPath();
    } catch (NoSuchFileException e) {
      return Assumptions.abort("no JDKs in the usual place");
    }
  }

  private static boolean isOlder(Path release) {
    try {
      return Files.readString(release).matches("(?s).*JAVA_VERSION=\"(1[1-9]|2[0-4])\\b.*");
    } catch (IOException e) {
      return false;
    }
  }

  private static String[] longer(String... more) {
    List<String> words = new ArrayList<>(List.of("run", "--rounds", "1", "--out", "killed"));
    words.addAll(List.of("--iterations", "1x60s"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static String[] shortly(String rounds, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "--rounds", rounds, "--out", "out"));
    words.addAll(List.of("--warmup", "1x100ms", "--iterations", "2x100ms"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private String git(String... words) throws Exception {
    return new GitFolder(folder).git(words);
  }
}
