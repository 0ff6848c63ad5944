package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.testing.Eventually;
import dev.heddle.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of other runtimes beside those of the JVM, as a person asks for them. */
class PeersIT {

  /** What an interpreter of a later day says, whose threads wait for no lock. */
  private static final String NO_LOCK =
      "{\"runtime\": \"CPython\", \"version\": \"3.14.0\", \"variant\": \"nogil\", \"marks\":"
          + " {\"GIL\": \"off\", \"processes by\": \"forkserver\"}, \"rows\": {\"squares\":"
          + " {\"models\": [\"sequential\", \"InterpreterPoolExecutor\"], \"sizes\": {\"n\":"
          + " 10}}}}";

  /** For commands of which it does not matter how their process starts. */
  @AutoClose private static Heddle going;

  @TempDir static Path place;
  @TempDir Path folder;
  @AutoClose private Heddle heddle;

  @BeforeAll
  static void begin() {
    going = new Heddle(place);
  }

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @AfterEach
  void nothingRuns() throws Exception {
    heddle.assertNothingRuns();
  }

  private Heddle.Answer run(String... more) throws Exception {
    return heddle.run(words(more));
  }

  private static String[] words(String... more) {
    List<String> words = new ArrayList<>(List.of("run", "squares", "--preset", "smoke"));
    words.addAll(List.of("--out", "out", "--models", "sequential,fixed-pool", "--workers", "2"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static void requirePython() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "python3"))),
        "left out: no python3 here");
  }

  @Tag("contract")
  @Test
  void rowsOfPythonStandInTheTableOfTheJvmOnAsMuchAsTheyCanDo() throws Exception {
    requirePython();

    Heddle.Answer answer = run("--with", "python");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("squares: workers 2, n 100000000, tasks 64")
        .contains("\n  fixed-pool ", "\n  python:sequential[n=1000000] ")
        .contains("\n  python:threading[n=1000000] ", "\n  python:ProcessPoolExecutor[n=1000000] ")
        .contains(": CPython 3.", "GIL on, processes by ");
    assertThat(Files.readAllLines(folder.resolve("out/forks.jsonl")))
        .hasSize(8)
        .anyMatch(line -> line.contains("python:Pool") && line.contains("\"runtime.mark.GIL"));
    assertThat(Files.readString(folder.resolve("out/jmh.json")))
        .contains("\"vmName\": \"CPython\"", "python:Pool[n=1000000]");

    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .as("the folder of the runners")
          .noneMatch(name -> name.startsWith("heddle-"));
    }
    assertThat(inOneLine(answer.out()))
        .contains("on CPython 3.", "which is no choice on the JVM: take python:")
        .contains("with n=1000000 it does less than the JVM's rows");
    assertThat(heddle.inSession("advise", "out", "--format", "json").out())
        .contains("\"elsewhere\"", "\"row\": \"python:Pool[n=1000000] workers=2\"");
    assertThat(heddle.inSession("run", "--resume", "out").err()).contains("is whole");
    assertThat(heddle.inSession("compare", "out", "out").out()).contains("python:threading");
  }

  @Tag("contract")
  @Test
  void whatAPersonAsksForIsTheSizeOfAllRowsAndTheyCanHaveMoreRounds() throws Exception {
    requirePython();

    Heddle.Answer answer = run("--with", "python", "-p", "n=1000");

    assertThat(answer.out())
        .as(answer.err())
        .contains("squares: workers 2, n 1000, tasks 64", "\n  python:threading ");
    assertThat(heddle.run("run", "--resume", "out", "--more-rounds", "1").exitCode()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out/forks.jsonl"))).hasSize(16);
  }

  @Test
  void rowsOfOtherRuntimesAreChosenByTheirNames() throws Exception {
    Path runner = StandIn.in(folder, StandIn.DESCRIPTION);
    String[] chosen = {"run", "squares", "--workers=2", "--dry-run", "--with=other=" + runner};

    assertThat(rows(chosen, "--models=fixed-pool,other:crew[n=10]"))
        .containsExactly("fixed-pool", "other:crew[n=10]");
    assertThat(rows(chosen, "--models=other:crew")).containsExactly("other:crew[n=10]");
    assertThat(rows(chosen, "--models=fixed-pool"))
        .containsExactly("fixed-pool", "other:sequential[n=10]", "other:crew[n=10]");
  }

  @Test
  void aRuntimeOfOursIsAskedWhereItsRowIsNamed() throws Exception {
    requirePython();
    String[] chosen = {"run", "squares", "dispatch.roundTrip", "--dry-run"};

    assertThat(rows(chosen, "--models=python:Pool", "-ppayload=0B"))
        .containsExactly("python:Pool[n=1000000]", "through=python:Pool");
    assertThat(rows(chosen, "-pthrough=fixed-pool,python:Pool", "-ppayload=0B"))
        .contains("through=fixed-pool", "through=python:Pool", "process-pool")
        .doesNotContain("through=process-pool");
  }

  /** What does the work in the rows of a plan. */
  private List<String> rows(String[] words, String... more) throws Exception {
    Heddle.Answer plan =
        heddle.inSession(Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new));
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    return plan.out()
        .lines()
        .filter(line -> line.startsWith("  "))
        .map(line -> line.strip().split(" ", -1))
        .map(
            row -> row[0].startsWith("dispatch") && row[2].startsWith("through=") ? row[2] : row[1])
        .toList();
  }

  @Test
  void aRunnerOfSomebodyElseHasRowsToo() throws Exception {
    Path runner = StandIn.in(folder, NO_LOCK, StandIn.says(StandIn.ITERATION, StandIn.END));

    Heddle.Answer answer = run("--with", "python=" + runner);

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("\n  python-nogil:sequential[n=10] ")
        .contains("\n  python-nogil:InterpreterPoolExecutor[n=10] ");
    assertThat(inOneLine(answer.out()))
        .contains(": CPython 3.14.0, GIL off, by hand, processes by forkserver");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "squares | --with java              | --with java: no runner of that name comes with"
            + " Heddle",
        "squares | --with python=/not/there | there is no program '/not/there' here",
        "files   | --with other=RUNNER      | --with other: measures none of these benchmarks",
        "squares | --with other=RUNNER --models fixed-pool,other:crw | unknown model 'other:crw':"
            + " did you mean 'other:crew'?",
        "squares | --models fixed-pool,pyhton:Pool | unknown runtime 'pyhton': did you mean"
            + " 'python'?",
        "squares | --with other=RUNNER --models fixed-pool,go:routines | unknown runtime 'go'",
        "squares | --with other=RUNNER --against HEAD | --with: other runtimes stand beside one"
            + " build",
      })
  void whatIsKnownBeforeItMeasuresIsToldBefore(String benchmark, String words, String told)
      throws Exception {
    Path runner = StandIn.in(folder, StandIn.DESCRIPTION);
    List<String> all = new ArrayList<>(List.of("run", benchmark));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    all.addAll(List.of(words.replace("RUNNER", runner.toString()).split(" ", -1)));

    Heddle.Answer answer = going.inSession(all.toArray(String[]::new));

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.complaints()).singleElement().asString().contains(told);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whereThreadsOfTheJvmHaveNoRowOtherRuntimesHaveNoneEither() throws Exception {
    String rows = "\"pipeline\": {\"models\": [\"crew\"]}, \"squares\"";
    Path runner = StandIn.in(folder, StandIn.DESCRIPTION.replace("\"squares\"", rows));

    Heddle.Answer plan =
        going.inSession(
            "run",
            "squares",
            "pipeline",
            "--workers=2",
            "-psteps=square",
            "--models=fixed-pool",
            "--dry-run",
            "--with=other=" + runner);

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(inOneLine(plan.out()))
        .contains("runtime other: Other 1.2, " + runner)
        .contains(
            "squares fixed-pool n=100000000 tasks=64 workers=2 squares other:sequential[n=10]")
        .contains("pipeline other: threads of the JVM have no row with these values either");
  }

  @Test
  void aRunnerThatSaysThatItIsTooOldIsToldSo() throws Exception {
    Path runner = StandIn.in(folder, "{\"error\": \"Python 2.7.18 is too old\"}");

    Heddle.Answer answer = going.inSession(words("--with", "python=" + runner));

    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.complaints())
        .singleElement()
        .asString()
        .contains(runner + ": Python 2.7.18 is too old; name another with python=PATH");
  }

  @Tag("contract")
  @Test
  void aRunnerThatFailsFailsItsRowsAlone() throws Exception {
    Path runner = StandIn.in(folder, StandIn.DESCRIPTION, "echo Hello");

    Heddle.Answer answer = run("--with", "other=" + runner);

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.out()).contains("\n  fixed-pool ");
    assertThat(answer.complaints())
        .anySatisfy(line -> assertThat(line).contains("2 rows failed", "other:crew[n=10]"));
    assertThat(inOneLine(answer.out())).contains("runner printed what is no answer: 'Hello'");
  }

  @Tag("contract")
  @Test
  void aRunnerThatSaysNothingFailsItsRowWithinTheLimit() throws Exception {
    Path runner = StandIn.in(folder, StandIn.DESCRIPTION, "sleep 1000");

    Heddle.Answer answer = run("--with", "other=" + runner, "-p", "n=1000", "--timeout", "2s");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints()).anySatisfy(line -> assertThat(line).contains("other:crew"));
    assertThat(inOneLine(answer.out())).contains("no result within 2.0 s");
  }

  @Tag("contract")
  @Test
  void nothingOfAForkOfPythonIsLeftWhenTheProgramIsKilled() throws Exception {
    requirePython();
    Heddle.Started started =
        heddle.begin(
            "run",
            "bank.processes",
            "--with=python",
            "--preset=smoke",
            "--iterations=1x300s",
            "--timeout=10m",
            "-plock=file",
            "-poperations=4000000",
            "--out=out");
    Eventually.isTrue(
        "a runner has workers",
        Duration.ofSeconds(60),
        () -> {
          // the row of the JVM, where that comes first, is not waited for
          started
              .process()
              .descendants()
              .filter(each -> names(each, "ForkedMain"))
              .forEach(ProcessHandle::destroyForcibly);
          return started
              .process()
              .descendants()
              .filter(each -> names(each, "runner.py"))
              .anyMatch(each -> each.children().count() >= 2);
        });
    List<ProcessHandle> all = started.process().descendants().toList();

    started.signal("KILL");

    for (ProcessHandle each : all) {
      Eventually.isTrue("process " + each.pid() + " ends", () -> !each.isAlive());
    }
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static boolean names(ProcessHandle process, String word) {
    return process.info().commandLine().orElse("").contains(word);
  }
}
