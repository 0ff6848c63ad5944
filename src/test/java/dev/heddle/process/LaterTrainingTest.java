package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.memory.Proc;
import dev.heddle.process.aot.CacheFolder;
import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cache of classes is made when nobody waits for it, by one process that leaves nothing. */
@Timeout(120)
class LaterTrainingTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  private Path caches;

  @BeforeEach
  void useAFolderOfOurOwn() {
    caches = folder.resolve("caches");
    System.setProperty(CacheFolder.PROPERTY, caches.toString());
  }

  @AfterEach
  void leaveNothing() throws Exception {
    System.clearProperty(CacheFolder.PROPERTY);
    // before the folder goes, in which they are
    Eventually.isTrue("no trainer is left", LIMIT, () -> trainers().isEmpty());
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  /** The processes that train, or start to, for a jar in our folder; and what those started. */
  private List<Long> trainers() throws IOException {
    return Proc.HERE.processes().stream().filter(this::isOurs).toList();
  }

  private boolean isOurs(long pid) {
    try {
      return pid != ProcessHandle.current().pid()
          && Proc.HERE.command(pid).stream().anyMatch(word -> word.contains(folder.toString()));
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  private PoolOptions options(Path jar) {
    return PoolOptions.of(1)
        .withClassPath(jar.toString())
        .withJvmFlags(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
  }

  /** What the worker of a short-lived pool started from. */
  private StartedFrom use(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(pool.submit((Callable<Integer>) new WorkerJar.Build()).get()).isEqualTo(1);
      return pool.workers().getFirst().startedFrom();
    }
  }

  private List<Path> files(String end) throws IOException {
    if (!Files.exists(caches)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(caches)) {
      return all.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  @Test
  @Tag("contract")
  void poolsThatCloseHaveACacheMadeFromWhichTheNextOnesStart() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    assertThat(use(options(jar))).isEqualTo(StartedFrom.JDK_ARCHIVE);
    StartedFrom other = use(options(jar));
    assertThat(other).isEqualTo(StartedFrom.JDK_ARCHIVE);

    Eventually.isTrue("no trainer is left", LIMIT, () -> trainers().isEmpty());
    assertThat(files(".aot")).hasSize(1);
    assertThat(files(".half")).isEmpty();
    // a jar that had just been built is looked at once more
    Eventually.isTrue(
        "a worker starts from it",
        LIMIT,
        () -> use(options(jar)) == StartedFrom.AOT_CACHE && trainers().isEmpty());
    assertThat(files(".aot")).hasSize(1);
    assertThat(use(options(jar).withAot(CacheUse.NONE))).isEqualTo(StartedFrom.JDK_ARCHIVE);
    assertThat(trainers()).isEmpty();
  }

  @Test
  @Tag("contract")
  void anIdlePoolHasItMadeAndItIsNotMadeAgainWhenThatCloses() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    try (ProcessPool pool = ProcessPool.open(options(jar))) {
      assertThat(pool.submit((Callable<Integer>) new WorkerJar.Build()).get()).isEqualTo(1);
      Eventually.isTrue("a cache is made", LIMIT, () -> files(".aot").size() == 1);
      Eventually.isTrue(
          "no trainer is left",
          LIMIT,
          () -> trainers().equals(List.of(pool.workers().getFirst().pid())));
    }
    assertThat(trainers()).isEmpty();
  }

  @Test
  @Tag("contract")
  void aTrainerThatIsKilledLeavesNothingAndNoneFollowsAtOnce() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    use(options(jar));
    // it has begun when it has noted that it tries
    Eventually.isTrue("a trainer has begun", LIMIT, () -> files(".known").size() == 1);
    for (long pid : trainers()) {
      if (Proc.HERE.command(pid).contains(AotTrainer.class.getName())) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
      }
    }
    Eventually.isTrue("no trainer is left", LIMIT, () -> trainers().isEmpty());
    assertThat(files(".aot")).isEmpty();
    assertThat(files(".half")).isEmpty();

    use(options(jar));
    assertThat(trainers()).isEmpty();
  }

  @Test
  void whereThereIsToBeNoneNoneIsMade() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    System.setProperty(CacheFolder.PROPERTY, "off");
    use(options(jar));
    assertThat(trainers()).isEmpty();
    assertThat(Path.of("off")).doesNotExist();

    System.setProperty(CacheFolder.PROPERTY, caches.toString());
    use(options(jar).withAot(false));
    ProcessPool.open(options(jar)).close(); // has done nothing
    use(options(jar).withEnvironment(Map.of("JAVA_TOOL_OPTIONS", "-Dno.cache.goes.with=some")));
    assertThat(trainers()).isEmpty();
    assertThat(caches).doesNotExist();
  }
}
