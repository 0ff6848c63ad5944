package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.TaskJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that reads a run reads one of a person's own task, of which there is one for all tests. */
@Tag("contract")
class OwnRunIT {

  private static final Path API = Heddle.home().resolve("target/heddle-task.jar");

  private static final int MOST_TRIES = 5;

  @TempDir static Path folder;

  @AutoClose private static Heddle heddle;
  private static Heddle.Answer measured;

  /** Sums, of which 16 take some milliseconds. */
  private static final String SUM =
      """
      package acme;

      public class Sum implements java.util.concurrent.Callable<Long>, java.io.Serializable {
        public Long call() {
          long sum = 0;
          for (int i = 0; i < 300_000; i++) {
            sum += (long) i * i;
          }
          return sum;
        }
      }
      """;

  /** Does so once it has been called some times. */
  private static final String THROWS =
      """
      package acme;

      public class Throws implements java.util.concurrent.Callable<Long>, java.io.Serializable {
        private static int calls;

        public Long call() {
          if (++calls > 20) {
            throw new IllegalStateException("not today");
          }
          return 1L;
        }
      }
      """;

  @BeforeAll
  static void measure() throws Exception {
    TaskJar.of(folder, "acme", API, Map.of("acme/Sum.java", SUM, "acme/Throws.java", THROWS));
    heddle = new Heddle(folder);
    measured =
        heddle.run(
            "run",
            "--task",
            "acme.Sum",
            "--class-path",
            "acme.jar",
            "--models",
            "sequential,fixed-pool,process-pool[threads=2],process-pool[heap=shared-out,threads=2]",
            "--workers",
            "1,2,4",
            "--rounds",
            "2",
            "--warmup",
            "1x50ms",
            "--iterations",
            "2x50ms",
            "--out",
            "runs/first");
    copy("runs/first", "runs/second");
  }

  /** The same run once more, a day later. */
  private static void copy(String from, String to) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(from))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(to).resolve(folder.resolve(from).relativize(file).toString());
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy);
      }
    }
    Path info = folder.resolve(to).resolve("run.json");
    Files.writeString(
        info, Files.readString(info).replaceFirst("\"started\": \"2", "\"started\": \"3"));
  }

  @AfterAll
  static void nothingRuns() throws Exception {
    heddle.assertNothingRuns();
  }

  private static String out(String... words) throws Exception {
    Heddle.Answer answer = heddle.inSession(words);
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer.out();
  }

  @Test
  void itIsASweepInWhichNumbersThatAreNotWholeProcessesHaveNoRow() {
    assertThat(measured.exitCode()).as(measured.err()).isZero();
    assertThat(measured.out())
        .contains("Sum: ", "\n  workers ", "\n  process-pool[threads=2] ", "the best of all")
        .contains("process-pool[threads=2]: 1 workers are not a whole number of JVMs of 2 threads");
  }

  @Test
  void processesAreAsManyFewerAndTheirHeapIsWhatWasAskedFor() throws Exception {
    String forks = Files.readString(folder.resolve("runs/first/forks.jsonl"));
    assertThat(forks).contains("one of 2 threads of a JVM that stays: heap ");
    String processes = out("table", "runs/first", "--columns", "time,processes");
    assertThat(processes).contains("process-pool[heap=shared-out,threads=2]");
  }

  @Test
  void itHasCostsAndPercentiles() throws Exception {
    assertThat(out("table", "runs/first", "--columns", "time,cpu,memory,gc")).contains("Sum: ");
    assertThat(out("table", "runs/first", "--metric", "p90")).contains("Sum: ");
    assertThat(out("table", "runs/first", "--metric", "cpu", "--format", "json")).contains("\"Sum");
  }

  @Test
  void itIsAdvisedOnAndComparedAndInTheHistory() throws Exception {
    assertThat(out("advise", "runs/first")).contains("Sum");
    assertThat(out("compare", "runs/first", "runs/second"))
        .contains("8 rows", "Sum fixed-pool workers=2", "Sum process-pool[threads=2] workers=4");
    assertThat(out("compare", "runs/first", "--within", "model=sequential,fixed-pool"))
        .contains("Sum");
    assertThat(out("trend", "runs")).contains("2 runs");
    assertThat(out("table", "runs/first", "runs/second", "--format", "markdown")).contains("Sum");
  }

  @Test
  void itMayComeAtARateAndWhatItDoesWrongIsToldAsElsewhere() throws Exception {
    Heddle.Answer late = late("acme.Sum", "late");
    assertThat(late.exitCode()).as(late.err()).isZero();
    assertThat(late.out()).contains("latency: ", "task acme.Sum", " p50 ", "process-pool");

    Heddle.Answer throwing = late("acme.Throws", "throwing");
    assertThat(throwing.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(throwing.footnotes())
        .anySatisfy(
            note -> assertThat(note).contains("acme.Throws", "IllegalStateException: not today"));
  }

  /** Once more where the machine stood still for a while: that fails a row, and is no fault. */
  private static Heddle.Answer late(String task, String out) throws Exception {
    int tries = 0;
    Heddle.Answer answer;
    do {
      tries++;
      answer = measuredLate(task, out + tries);
    } while (tries < MOST_TRIES
        && answer.footnotes().stream().anyMatch(note -> note.contains("ask for a lower load")));
    return answer;
  }

  private static Heddle.Answer measuredLate(String task, String out) throws Exception {
    return heddle.inSession(
        "run",
        "latency",
        "--task",
        task,
        "--class-path",
        "acme.jar",
        "--models",
        "fixed-pool,process-pool",
        "-p",
        "load=5",
        "--rounds",
        "1",
        "--warmup",
        "0",
        "--iterations",
        "1x300ms",
        "--out",
        out);
  }

  @Test
  void itIsCalibrated() throws Exception {
    String said =
        out(
            "calibrate",
            "--task",
            "acme.Sum",
            "--class-path",
            "acme.jar",
            "--models",
            "fixed-pool",
            "--preset",
            "smoke",
            "--runs",
            "2",
            "--rounds",
            "2",
            "--out",
            "calibration");
    assertThat(said).contains("1 row (model fixed-pool, task acme.Sum");
    assertThat(folder.resolve("calibration/calibration.json")).isRegularFile();
  }
}
