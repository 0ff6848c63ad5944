package dev.heddle.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.result.Peer;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Told;
import dev.heddle.testing.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runners that a person names: what they are asked, and what comes of what they answer. */
@Timeout(60)
class RunnersTest {

  private static final Times TWO = new Times(1, 1, 0.001, 1, 0.001);

  @TempDir Path folder;

  /** What the forks of a test said of their iterations. */
  private final List<String> events = new ArrayList<>();

  @Test
  void aRunnerIsAskedWhatItIs() throws Exception {
    Path program = StandIn.in(folder, StandIn.DESCRIPTION);

    Runners.Found found = Runners.of(List.of("other=" + program)).getFirst();

    assertThat(found.peer())
        .isEqualTo(
            new Peer("other", "other", program.toString(), "Other", "1.2", Map.of("lock", "off")));
    assertThat(found.rows())
        .containsExactly(
            Map.entry(
                Work.SQUARES, new Runners.Offer(List.of("sequential", "crew"), Map.of("n", 10L))));
  }

  @Test
  void anotherBuildHasRowsOfAnotherName() throws Exception {
    String other =
        StandIn.DESCRIPTION.replace("\"version\"", "\"variant\": \"nogil\", \"version\"");
    Path program = StandIn.in(folder, other);

    assertThat(Runners.of(List.of("python3=" + program)).getFirst().peer().label())
        .isEqualTo("python3-nogil");
  }

  @Test
  void twoVersionsHaveThemInTheirNames() throws Exception {
    Path one = StandIn.in(Files.createDirectory(folder.resolve("a")), StandIn.DESCRIPTION);
    Path other =
        StandIn.in(
            Files.createDirectory(folder.resolve("b")), StandIn.DESCRIPTION.replace("1.2", "1.3"));

    assertThat(Runners.of(List.of("other=" + one, "other=" + other)))
        .extracting(found -> found.peer().label())
        .containsExactly("other-1.2", "other-1.3");
    assertThatThrownBy(() -> Runners.of(List.of("other=" + one, "other=" + one)))
        .hasMessageContaining("two runtimes are called 'other-1.2'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go               | --with go: no runner of that name comes with Heddle; write python or"
            + " node",
        "Go=x             | --with 'Go=x': is no name of a runtime",
        "go=/not/there    | --with go=/not/there: there is no program '/not/there' here",
        "python=          | --with python=: names no program; write its path",
        "python=/dev/null | there is no program '/dev/null' here; install it",
      })
  void whatIsNotThereIsTold(String word, String told) {
    assertThatThrownBy(() -> Runners.of(List.of(word)))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\": \"1.2 is too old\"} | 1.2 is too old; name another with other=PATH",
        "Hello                           | runner printed what is no answer: 'Hello'",
        "{}                              | does not say its runtime and version",
        "{\"runtime\": []}               | runner printed what is no answer",
        "''                              | runner ended before it answered",
      })
  void aRunnerThatIsNotFitIsTold(String says, String told) throws Exception {
    Path program = StandIn.in(folder, says);

    assertThatThrownBy(() -> Runners.of(List.of("other=" + program)))
        .isInstanceOf(RunnerException.class)
        .hasMessageStartingWith("--with other=" + program)
        .hasMessageContaining(told);
  }

  @Test
  void whatARunnerSaysLastIsTold() throws Exception {
    Path program = StandIn.in(folder, "'; echo 'first\nSyntaxError: no' >&2; echo '");

    assertThatThrownBy(() -> Runners.of(List.of("other=" + program)))
        .hasMessageContaining("runner ended before it answered: SyntaxError: no");
  }

  @Test
  void aForkIsAskedInOneLineAndItsAnswersBecomeValues() throws Exception {
    ForeignFork fork = measured(StandIn.says(StandIn.ITERATION, StandIn.ITERATION, StandIn.END));

    assertThat(fork.warmup()).containsExactly(375.0);
    assertThat(fork.measured()).containsExactly(375.0);
    assertThat(fork.unit()).isEqualTo("ms/op");
    assertThat(fork.told())
        .containsExactly(
            new Told.OtherRuntime("Other", "1.2", Map.of("lock", "off", "by", "hand")));
    assertThat(Files.readString(StandIn.asked(folder)))
        .isEqualTo(
            "{\"heddle\":1,\"ask\":\"measure\",\"workload\":\"squares\",\"model\":\"crew\","
                + "\"workers\":2,\"sizes\":{\"n\":10,\"tasks\":4},"
                + "\"warmup\":{\"iterations\":1,\"seconds\":0.001},"
                + "\"measured\":{\"iterations\":1,\"seconds\":0.001}}\n");
  }

  @Test
  void aRunnerThatWaitsBeginsEachIterationWhenItIsToldTo() throws Exception {
    String wait = "read -r go\n";

    measured(
        StandIn.says(StandIn.READY)
            + wait
            + StandIn.says(StandIn.ITERATION)
            + wait
            + StandIn.says(StandIn.ITERATION)
            + wait
            + StandIn.says(StandIn.END));

    assertThat(events)
        .containsExactly(
            "begins, measured: false",
            "ended, measured: false",
            "begins, measured: true",
            "ended, measured: true");
  }

  @Test
  void oneThatDoesNotWaitIsNotWaitedFor() throws Exception {
    measured(StandIn.says(StandIn.ITERATION, StandIn.ITERATION, StandIn.END));

    assertThat(events).containsExactly("ended, measured: false", "ended, measured: true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo Hello                                 | printed what is no answer: 'Hello'",
        "exit 3                                     | runner ended after 0 of 2 iterations",
        "echo '{\"end\": true}'                     | ended its answer after 0 of 2 iterations",
        "echo '{\"error\": \"no room\"}'            | no room",
        "echo '{\"times\": [], \"answer\": [385]}'  | an iteration without times above 0",
        "echo '{\"times\": [-1], \"answer\": [1]}'  | an iteration without times above 0",
        "echo '{\"times\": [0.1], \"answer\": [3]}' | squares: wrong answer: [3] came, right is"
            + " [385]",
        "echo '{\"times\": [0.1]}'                  | squares: wrong answer: [] came, right is"
            + " [385]",
        "head -c 20000000 /dev/zero                 | printed a line of more than 16 MiB",
      })
  void whatARunnerMustNotDoFailsItsFork(String act, String told) throws Exception {
    assertThatThrownBy(() -> measured(act))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(told);
  }

  @Test
  void aRunnerThatIsReadyWhenItHasBegunIsTold() {
    assertThatThrownBy(() -> measured(StandIn.says(StandIn.ITERATION, StandIn.READY)))
        .hasMessageContaining("said that it is ready after it had begun");
  }

  @Test
  void moreIterationsThanWereAskedForAreTold() {
    assertThatThrownBy(
            () -> measured(StandIn.says(StandIn.ITERATION, StandIn.ITERATION, StandIn.ITERATION)))
        .hasMessageContaining("answered more than 2 iterations");
  }

  private ForeignFork measured(String act) throws IOException, RunnerException {
    Path program = StandIn.in(folder, StandIn.DESCRIPTION, act);
    Peer peer =
        new Peer("other", "other", program.toString(), "Other", "1.2", Map.of("lock", "off"));
    RowId row =
        RowId.of(
            "a.B.c",
            "avgt",
            1,
            Map.of("model", "other:crew[n=10]", "workers", "2", "n", "100", "tasks", "4"));
    List<Long> operations = new ArrayList<>();
    try (RunnerFiles files = RunnerFiles.write()) {
      ForeignFork fork =
          ForeignFork.measure(
              files,
              peer,
              row,
              Work.SQUARES,
              TWO,
              new ForeignFork.Listener() {
                @Override
                public void started(long pid) {
                  assertThat(pid).isPositive();
                }

                @Override
                public void begins(boolean measured) {
                  events.add("begins, measured: " + measured);
                }

                @Override
                public void ended(boolean measured, long made) {
                  events.add("ended, measured: " + measured);
                  operations.add(made);
                }
              });
      assertThat(operations).containsExactly(2L, 2L);
      return fork;
    }
  }
}
