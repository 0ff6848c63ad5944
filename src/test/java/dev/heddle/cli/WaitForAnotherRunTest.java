package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import dev.heddle.testing.OtherJvm;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run waits for the one that measures, if asked, and says whom it waits for. */
@Timeout(120)
class WaitForAnotherRunTest {

  @TempDir Path place;

  /** Holds JMH's lock until it hears something. */
  static final class Measuring {
    private Measuring() {}

    public static void main(String[] args) throws Exception {
      try (FileChannel channel =
              FileChannel.open(
                  Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        System.out.println(lock.isValid());
        System.in.read();
      }
    }
  }

  /** Runs the command; it says that it is no installation where it would begin. */
  static final class Running {
    private Running() {}

    public static void main(String[] args) {
      System.setErr(new PrintStream(System.out, true, StandardCharsets.UTF_8));
      int code = Main.execute(new StandardOutput(new FileOutputStream(FileDescriptor.out)), args);
      System.out.println("exit code " + code);
    }
  }

  private OtherJvm start(Class<?> main, String... words) throws Exception {
    return OtherJvm.startWith(List.of("-Djava.io.tmpdir=" + place), main, (Object[]) words);
  }

  private OtherJvm begin(String command, String... words) throws Exception {
    String[] usual = {command, "squares", "--models", "bare", "--out", place + "/run"};
    return start(Running.class, with(usual, words));
  }

  @Tag("contract")
  @Test
  void whoDoesNotWaitIsToldWhoMeasuresAndHowToWait() throws Exception {
    try (OtherJvm other = start(Measuring.class, "x")) {
      assertThat(other.line()).isEqualTo("true");
      for (String command : List.of("run", "calibrate")) {
        try (OtherJvm run = begin(command)) {
          assertThat(toldBy(run, other)).endsWith(", by hand or with --wait");
        }
        try (OtherJvm run = begin(command, "--wait=100ms")) {
          assertThat(toldBy(run, other)).endsWith(", wait until it ends");
        }
      }
    }
  }

  @Test
  void whoCannotBeToldToWaitIsNotToldOfTheOption() throws Exception {
    try (OtherJvm other = start(Measuring.class, "x")) {
      assertThat(other.line()).isEqualTo("true");
      try (OtherJvm run = start(Running.class, "jmh", "SquareSumBenchmark", "-f", "1")) {
        assertThat(toldBy(run, other)).endsWith(", wait until it ends");
      }
    }
  }

  /** Jobs of a CI system have no such caches, and tests may be one. */
  private OtherJvm noJobOfACiSystem(Class<?> main, String... words) throws Exception {
    List<String> command = OtherJvm.command(main, (Object[]) with(words, "--out", place + "/run"));
    command.add(1, "-Djava.io.tmpdir=" + place);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("CI");
    Process process = builder.start();
    return new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8));
  }

  /** What makes a cache for later programs computes as well, and is over within seconds. */
  @Test
  void aRunWaitsUnaskedForACacheThatIsBeingMade() throws Exception {
    Path held = Files.createFile(place.resolve("held"));
    List<String> flags =
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+PauseAtStartup",
            "-XX:PauseAtStartupFile=" + held);
    Class<?> trainer = Class.forName("dev.heddle.process.AotTrainer");
    try (OtherJvm other = OtherJvm.startWith(flags, trainer, 1 << 20, 0);
        OtherJvm run = noJobOfACiSystem(Running.class, "run", "squares", "--models", "bare")) {
      assertThat(run.line())
          .startsWith("heddle: waiting until process " + other.process().pid() + " has made");
      Files.delete(held);
      assertThat(run.line()).doesNotContain("cache of classes");
    }
  }

  /** A build burns all processors. */
  @Tag("contract")
  @Test
  void theBuildOfAnEarlierStateWaitsToo() throws Exception {
    Path project = Files.createDirectories(place.resolve("project"));
    git(project, "init", "-q", "-b", "main");
    String[] somebody = {"-c", "user.name=S", "-c", "user.email=s@localhost"};
    git(
        project,
        somebody[0],
        somebody[1],
        somebody[2],
        somebody[3],
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "a");
    Path jar = ForeignJar.make(project, "work");
    String[] words = {"run", "--against", "main", "--jar", "" + jar, "--out", place + "/run"};

    try (OtherJvm other = start(Measuring.class, "x")) {
      assertThat(other.line()).isEqualTo("true");
      try (OtherJvm run = start(Running.class, with(words, "--build", "false"))) {
        assertThat(toldBy(run, other)).endsWith(", by hand or with --wait");
      }
      try (OtherJvm run = start(Running.class, with(words, "--build", "false", "--wait"))) {
        String line = run.line();
        while (line.startsWith("heddle: --against") || line.startsWith("heddle: building")) {
          line = run.line();
        }
        assertThat(line)
            .startsWith("heddle: waiting until process " + other.process().pid() + " (")
            .endsWith(" has measured");
        assertThat(run.process().isAlive()).isTrue();
        other.process().outputWriter().append('\n').flush();
        assertThat(run.line()).contains("the build of ", " failed ('false'): exit code 1");
      }
    }
    assertThat(git(project, "worktree", "list").lines()).hasSize(1);
  }

  /** What a trend measures again is a run, too. */
  @Tag("contract")
  @Test
  void aSecondMeasurementWaitsToo() throws Exception {
    Path jar = ForeignJar.make(place, "work");
    Path runs = Files.createDirectory(place.resolve("runs"));
    for (int run = 10; run < 21; run++) {
      double score = run < 20 ? 10 + 0.01 * (run % 3) : 20;
      JmhFile.empty()
          .row(
              "other.Work.work",
              Map.of("size", "1000", "words", "one,two"),
              "us/op",
              score,
              1.01 * score)
          .write(runs.resolve("2026-01-" + run + "T12-00-00Z-c0ffee" + run + ".json"));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String[] words = {"trend", runs + "", "--fail-on-regression", "--jar", jar + "", "--jvm", java};

    try (OtherJvm other = start(Measuring.class, "x")) {
      assertThat(other.line()).isEqualTo("true");
      try (OtherJvm trend = start(Running.class, with(words, "--wait"))) {
        assertThat(trend.line())
            .startsWith("heddle: waiting until process " + other.process().pid() + " (")
            .endsWith(" has measured");
        assertThat(trend.process().isAlive()).isTrue();
      }
      try (OtherJvm trend = start(Running.class, words)) {
        assertThat(trend.output().lines().toList())
            .anyMatch(line -> line.contains("cannot be measured again here: another run is going"))
            .anyMatch(line -> line.contains(", by hand or with --wait"))
            .endsWith("exit code 3");
      }
    }
  }

  @Test
  void waitingIsForWhatIsMeasuredAgain() throws Exception {
    try (OtherJvm trend = start(Running.class, "trend", place.toString(), "--wait")) {
      assertThat(trend.output().lines().toList())
          .hasSize(2)
          .first()
          .asString()
          .startsWith("heddle: --wait: is about measuring again");
    }
  }

  private static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static String git(Path folder, String... words) throws Exception {
    Process process =
        new ProcessBuilder(with(new String[] {"git", "-C", folder.toString()}, words))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private String toldBy(OtherJvm run, OtherJvm other) throws Exception {
    List<String> told = run.output().lines().toList();
    assertThat(told.getLast()).isEqualTo("exit code 2");
    assertThat(told.get(told.size() - 2))
        .startsWith("heddle: another run is going on: " + place.resolve("jmh.lock"))
        .contains(" is locked by process " + other.process().pid() + " (");
    return told.get(told.size() - 2);
  }

  @Tag("contract")
  @Test
  void whoWaitsSaysForWhomAndBeginsWhenThatOneHasEnded() throws Exception {
    for (String command : List.of("run", "calibrate")) {
      try (OtherJvm other = start(Measuring.class, "x");
          OtherJvm run = other.line().equals("true") ? begin(command, "--wait") : begin(command)) {
        String line = run.line();
        while (command.equals("calibrate") && !line.startsWith("heddle: waiting")) {
          // it says first what it is to measure
          line = run.line();
        }
        assertThat(line)
            .startsWith("heddle: waiting until process " + other.process().pid() + " (")
            .endsWith(" has measured");
        assertThat(run.process().isAlive()).isTrue();
        other.process().outputWriter().append('\n').flush();
        assertThat(run.line()).contains("the installation is incomplete");
      }
    }
  }
}
