package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.aot.CacheFolder;
import dev.heddle.process.aot.TrainingOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers start from a cache that fits their jar to the byte, or without one, but they start. */
@Timeout(120)
class AotCacheTest {

  @TempDir Path folder;

  private Path caches;

  @BeforeEach
  void useAFolderOfOurOwn() {
    caches = folder.resolve("caches");
    System.setProperty(CacheFolder.PROPERTY, caches.toString());
  }

  @AfterEach
  void leaveNothing() {
    System.clearProperty(CacheFolder.PROPERTY);
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  /** What a worker of a pool with a cache started from, and which build it ran. */
  record Start(StartedFrom from, int build) {}

  private static PoolOptions options(Path jar, String... flags) {
    return PoolOptions.of(1)
        .withClassPath(jar.toString())
        .withJvmFlags(
            Stream.concat(
                    Stream.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"),
                    Stream.of(flags))
                .toList())
        .withAot(true);
  }

  private static Start start(Path jar, String... flags) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options(jar, flags))) {
      int build = pool.submit((Callable<Integer>) new WorkerJar.Build()).get();
      return new Start(pool.workers().getFirst().startedFrom(), build);
    }
  }

  private List<Path> files(String end) throws IOException {
    try (Stream<Path> all = Files.list(caches)) {
      return all.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  @Tag("contract")
  @Test
  void aRebuiltJarRunsItsNewCode() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    assertThat(start(jar)).isEqualTo(new Start(StartedFrom.AOT_CACHE, 1));
    assertThat(start(jar, "-Xmx256m")).isEqualTo(new Start(StartedFrom.AOT_CACHE, 1));
    assertThat(files(".aot")).hasSize(1);

    WorkerJar.build(jar, 2);
    assertThat(start(jar)).isEqualTo(new Start(StartedFrom.AOT_CACHE, 2));
    assertThat(files(".aot")).hasSize(2);
    assertThat(files(".half")).isEmpty();
  }

  @Test
  @Tag("contract")
  void aDamagedCacheIsReplaced() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    start(jar);
    Path made = files(".aot").getFirst();
    try (RandomAccessFile file = new RandomAccessFile(made.toFile(), "rw")) {
      file.seek(file.length() / 2);
      file.write(new byte[4096]);
    }
    assertThat(start(jar)).isEqualTo(new Start(StartedFrom.AOT_CACHE, 1));

    Path again = files(".aot").getFirst();
    try (RandomAccessFile file = new RandomAccessFile(again.toFile(), "rw")) {
      file.setLength(file.length() / 3);
    }
    assertThat(start(jar)).isEqualTo(new Start(StartedFrom.AOT_CACHE, 1));
    assertThat(files(".aot")).hasSize(1);
  }

  /** Else the next pool would train again, though nothing is wrong with the cache. */
  @Test
  @Tag("contract")
  void aPoolThatEndsWhileItsWorkersStartLeavesTheCacheThere() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    start(jar);
    List<Path> made = files(".aot");
    assertThat(made).hasSize(1);

    for (int i = 0; i < 5; i++) {
      try (ProcessPool pool = ProcessPool.open(options(jar))) {
        var _ = pool.submit((Callable<Integer>) new WorkerJar.Build());
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (ProcessHandle.current().children().findAny().isEmpty()
            && System.nanoTime() - limit < 0) {
          Thread.onSpinWait();
        }
        pool.shutdownNow();
      }
      assertThat(files(".aot")).isEqualTo(made);
    }
  }

  @Test
  @Tag("contract")
  void ofPoolsThatOpenAtOnceOneMakesTheCacheAndNoneWaits() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Start>> starts =
          threads.invokeAll(List.of(() -> start(jar), () -> start(jar), () -> start(jar)));
      for (Future<Start> started : starts) {
        assertThat(started.get().build()).isEqualTo(1);
      }
    }
    assertThat(files(".aot")).hasSize(1);
    assertThat(start(jar).from()).isEqualTo(StartedFrom.AOT_CACHE);
  }

  /** An agent that does nothing: a JVM refuses the cache of one that had none all the same. */
  static final class IdleAgent {
    private IdleAgent() {}

    public static void premain(String words) {}
  }

  private Path agent() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", IdleAgent.class.getName());
    Path jar = folder.resolve("agent.jar");
    String code = IdleAgent.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = IdleAgent.class.getClassLoader().getResourceAsStream(code)) {
      out.putNextEntry(new JarEntry(code));
      Objects.requireNonNull(in, code).transferTo(out);
    }
    return jar;
  }

  @Test
  @Tag("contract")
  void workersBesideAnAgentHaveACacheOfTheirOwn() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    String beside = "-javaagent:" + agent();
    assertThat(start(jar).from()).isEqualTo(StartedFrom.AOT_CACHE);
    assertThat(start(jar, beside).from()).isEqualTo(StartedFrom.AOT_CACHE);
    assertThat(start(jar).from()).isEqualTo(StartedFrom.AOT_CACHE);
    assertThat(files(".aot")).hasSize(2);
  }

  @Test
  void withoutAFitFolderWorkersStartWithout() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    Files.writeString(caches, "not a folder");
    assertThat(start(jar)).isEqualTo(new Start(StartedFrom.JDK_ARCHIVE, 1));
  }

  @Test
  void foldersOfClassesHaveNoCache() throws Exception {
    PoolOptions options = PoolOptions.of(1).withAot(true);
    try (ProcessPool pool = ProcessPool.open(options)) {
      pool.startAll();
      assertThat(pool.starts()).containsOnlyKeys(StartedFrom.JDK_ARCHIVE);
    }
    assertThat(caches).doesNotExist();
  }

  @Tag("contract")
  @Test
  void aTrainingThatFailsIsNotTriedAgainSoon() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    // a JVM that may not use archives can make none
    assertThat(start(jar, "-Xshare:off")).isEqualTo(new Start(StartedFrom.CLASS_FILES, 1));
    assertThat(files(".failed")).hasSize(1);
    assertThat(start(jar, "-Xshare:off").build()).isEqualTo(1);
    assertThat(files(".aot")).isEmpty();
  }

  @Test
  @Tag("contract")
  void aTrainingThatWasOnlyLateIsTriedAgainSooner() throws Exception {
    Path jar = WorkerJar.build(folder.resolve("worker.jar"), 1);
    PoolOptions options = PoolOptions.of(1).withClassPath(jar.toString());
    assertThat(AotTraining.run(options, folder.resolve("late.aot"), Duration.ofMillis(1)))
        .isEqualTo(TrainingOutcome.LATE);

    start(jar, "-Xshare:off");
    Path failed = files(".failed").getFirst();
    Path late = caches.resolve(failed.getFileName().toString().replace(".failed", ".late"));
    Files.move(failed, late);
    start(jar, "-Xshare:off");
    assertThat(failed).doesNotExist();
    Files.setLastModifiedTime(late, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
    start(jar, "-Xshare:off");
    assertThat(failed).exists();
  }

  @Test
  void aCacheThatKeepsWorkersFromStartingIsGivenUp() throws Exception {
    Path cache = Files.writeString(folder.resolve("some.aot"), "x");
    WorkerCommand command = WorkerCommand.of(PoolOptions.of(1), folder, cache);
    assertThat(command.with(List.of())).contains("-XX:AOTCache=" + cache);
    command.failed();
    assertThat(command.with(List.of())).doesNotContain("-XX:AOTCache=" + cache);
    assertThat(cache).doesNotExist();
  }
}
