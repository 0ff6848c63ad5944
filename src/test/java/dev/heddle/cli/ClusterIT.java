package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program beside the jar of the cluster, with its engine and without. */
class ClusterIT {

  private static final Path JAR = Heddle.home().resolve("target/heddle-cluster.jar");

  @TempDir Path folder;

  private Heddle heddle;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @AfterEach
  void nothingRuns() throws Exception {
    heddle.assertNothingRuns();
  }

  private static Path engine() throws Exception {
    return Path.of(Hazelcast.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void withoutItsEngineTheArtifactIsNamedAndNothingStarts() throws Exception {
    Heddle.Answer answer = heddle.with(JAR).run("run", "squares", "--models", "cluster");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err())
        .startsWith("heddle: cluster: ")
        .contains("com.hazelcast:hazelcast:5.7.0", "HEDDLE_JARS")
        .hasLineCount(1);
  }

  @Test
  void theEngineAndTheClusterAreInNoOtherJar() throws Exception {
    for (String name : List.of("heddle.jar", "heddle-thin.jar", "heddle-pool.jar")) {
      try (JarFile jar = new JarFile(Heddle.home().resolve("target").resolve(name).toFile())) {
        assertThat(jar.stream().map(Object::toString).toList())
            .as(name)
            .noneMatch(entry -> entry.contains("hazelcast") || entry.contains("heddle/cluster/"));
      }
    }
  }

  @Tag("contract")
  @Test
  void itIsMeasuredAndItsMembersEndWithTheRun() throws Exception {
    Heddle.Answer run =
        heddle
            .with(JAR, engine())
            .run(Heddle.shortRun("--models", "cluster,process-pool", "--out", "out"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("\n  cluster ");
    assertThat(Files.readString(folder.resolve("out/forks.jsonl")))
        .contains("member 1 of 2, 1 task");
  }

  @Tag("contract")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run crash.noticed -p through=cluster --workers 2",
        "run start.firstResult -p worker=cluster"
      })
  void itsMembersStartAndDieInRowsAsOtherWorkersDo(String words) throws Exception {
    String[] all = (words + " --preset smoke --out out").split(" ");
    Heddle.Answer run = heddle.with(JAR, engine()).run(all);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out/forks.jsonl")))
        .singleElement(InstanceOfAssertFactories.STRING)
        .containsAnyOf("member 1 of 1", "\"tasks.lost\":\"1\"");
  }
}
