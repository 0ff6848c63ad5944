package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.memory.Proc;
import dev.heddle.result.Cost;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Told;
import dev.heddle.run.CostMark.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out of a fork of which JMH alone speaks. */
class CostReaderTest {

  private static final int OPERATIONS = 10;

  /** The thread of a test has taken its share long ago. */
  private static final double UNBOUND = Double.POSITIVE_INFINITY;

  /** A process that looks like a fork of JMH's, and works for a while for each line. */
  private static final String WORK =
      "while read x; do i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done; echo done; done";

  private static void work(Process fork, BufferedReader answers) throws IOException {
    fork.getOutputStream().write('\n');
    fork.getOutputStream().flush();
    assertThat(answers.readLine()).isEqualTo("done");
  }

  /** To the nanosecond, as it has one thread. */
  private static double microsOf(Process fork) throws IOException {
    return Long.parseLong(Proc.HERE.text(fork.pid(), "schedstat").split(" ", -1)[0]) / 1e3;
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"0, 2", "1, 3", "2, 3", "5, 3"})
  @EnabledOnOs(OS.LINUX)
  void whatOperationsCostDoesNotDependOnHowManyIterationsWarmUp(int warmups, int known)
      throws Exception {
    Process fork =
        new ProcessBuilder("sh", "-c", WORK, "org.openjdk.jmh.runner.ForkedMain")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    CostReader reader = new CostReader(new ReadingTimes(), TimeAhead.unknown(), UNBOUND);
    try (BufferedReader answers = fork.inputReader()) {
      double before = 0;
      for (int i = 0; i < warmups + 3; i++) {
        before = i == warmups + 3 - known ? microsOf(fork) : before;
        work(fork, answers);
        boolean last = i == warmups - 1 || i == warmups + 2;
        reader.heardFromJmh(new CostMark.End(i >= warmups, last, Figures.NONE));
        if (i >= warmups) {
          reader.heardFromJmh(new CostMark.Operations(OPERATIONS));
        }
      }
      double taken = microsOf(fork) - before;

      Told.Costs costs = reader.ledger().costs(Duration.ZERO, null);
      assertThat(costs.operations()).isEqualTo((long) known * OPERATIONS);
      assertThat(costs.of(Cost.CPU).orElseThrow())
          .isCloseTo(taken / costs.operations(), Percentage.withPercentage(25));
    } finally {
      fork.destroyForcibly().waitFor();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whenIterationsBeganIsKnownWhereTheForkSaysSoItself() throws Exception {
    Process fork = idle();
    try {
      CostReader reader = new CostReader(new ReadingTimes(), TimeAhead.unknown(), UNBOUND);
      reader.heardFromJmh(new CostMark.End(true, true, Figures.NONE));
      assertThat(reader.course()).isEmpty();

      reader.heardFromFork(new CostMark.There(fork.pid()));
      reader.heardFromFork(new CostMark.Begin(false, Figures.NONE));
      reader.heardFromFork(new CostMark.End(false, true, Figures.NONE));
      assertThat(reader.course()).as("it only warmed up").isEmpty();
      costs(reader, Figures.NONE, Figures.NONE);

      Told.Course course = reader.course().orElseThrow();
      assertThat(course.begun()).isPositive().isLessThan(course.measuring());
      assertThat(course.ended()).isGreaterThan(course.measuring());
    } finally {
      fork.destroyForcibly().waitFor();
    }
  }

  private static Process idle() throws IOException {
    return new ProcessBuilder("sh", "-c", "read x", "idle").start();
  }

  private static Told.Costs costs(CostReader reader, Figures from, Figures to) {
    reader.heardFromFork(new CostMark.Begin(true, from));
    reader.heardFromFork(new CostMark.End(true, true, to));
    reader.heardFromFork(new CostMark.Operations(OPERATIONS));
    return reader.ledger().costs(Duration.ZERO, null);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatWouldTakeMoreThanItsShareOfAForksTimeIsLeftOutAndSaidToBe() throws Exception {
    Process fork = idle();
    try {
      CostReader reader = new CostReader(new ReadingTimes(), TimeAhead.unknown(), 0);
      reader.heardFromFork(new CostMark.There(fork.pid()));

      Told.Costs costs =
          costs(reader, new Figures(1, 1, 1, 1, 0, 0), new Figures(2, 2, 1, 1, 0, 0));
      assertThat(costs.measured()).isEmpty();
      assertThat(costs.missing()).hasSize(Cost.values().length);
      assertThat(costs.missing().values()).allMatch(why -> why.startsWith("left out: "));
    } finally {
      fork.destroyForcibly().waitFor();
    }
  }

  /** The thread of a test has taken seconds by now, and these are a hundredth of such a time. */
  @ParameterizedTest
  @CsvSource({"avgt, true", "ss, false"})
  @EnabledOnOs(OS.LINUX)
  void theIterationsThatAreStillToComeAreTimeOfAForkUnlessTheyAreSingleShots(
      String mode, boolean known) throws Exception {
    Process fork = idle();
    try {
      TimeAhead ahead =
          TimeAhead.of(RowId.of("a.B.c", mode, 1, Map.of()), new Times(1, 0, 1, 1, 100_000));
      CostReader reader = new CostReader(new ReadingTimes(), ahead);
      reader.heardFromFork(new CostMark.There(fork.pid()));

      Told.Costs costs =
          costs(reader, new Figures(1, 1, 1, 1, 0, 0), new Figures(2, 2, 1, 1, 0, 0));
      assertThat(costs.of(Cost.CPU).isPresent()).isEqualTo(known);
      assertThat(costs.of(Cost.MEMORY_PSS).isPresent()).isEqualTo(known);
    } finally {
      fork.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 100 9 9 0 7 | 3 600 9 9 0 7 | 200 | 50 | ",
        "1 100 9 9 0 7 | 3 600 9 9 0 8 | -1 | -1 | worker JVMs started or ended",
        "1 100 9 9 0 7 | 3 -1 9 9 0 7 | 200 | -1 | Java 21",
        "-1 -1 -1 -1 0 0 | -1 -1 -1 -1 0 0 | -1 | -1 | the fork did not tell"
      })
  @EnabledOnOs(OS.LINUX)
  void whatHeapsTakeIsKnownWhereAllJvmsTellIt(
      String from, String to, double gc, double alloc, @Nullable String why) throws Exception {
    Process fork = idle();
    try {
      CostReader reader = new CostReader(new ReadingTimes(), TimeAhead.unknown(), UNBOUND);
      reader.heardFromFork(new CostMark.There(fork.pid()));

      Told.Costs costs = costs(reader, figures(from), figures(to));
      assertThat(costs.of(Cost.GC).orElse(-1)).isEqualTo(gc);
      assertThat(costs.of(Cost.ALLOC).orElse(-1)).isEqualTo(alloc);
      if (why != null) {
        assertThat(costs.missing().get(Cost.ALLOC)).contains(why);
      }
    } finally {
      fork.destroyForcibly().waitFor();
    }
  }

  private static Figures figures(String words) {
    return ((CostMark.Begin) CostMark.of("begin MEASUREMENT 1 " + words, "x").orElseThrow())
        .figures();
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, false"})
  @EnabledOnOs(OS.LINUX)
  void onlyWhatEndsWithinAnIterationTakesItsFiguresAlong(boolean within, boolean known)
      throws Exception {
    String work = "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done; :";
    Process fork =
        new ProcessBuilder("sh", "-c", "while read x; do sh -c \"$0\"; echo done; done", work)
            .start();
    Figures same = new Figures(1, 1, 1, 1, 0, 0);
    try (BufferedReader answers = fork.inputReader()) {
      CostReader reader = new CostReader(new ReadingTimes(), TimeAhead.unknown(), UNBOUND);
      reader.heardFromFork(new CostMark.There(fork.pid()));
      reader.heardFromFork(new CostMark.Begin(true, same));
      if (within) {
        work(fork, answers);
      }
      reader.heardFromFork(new CostMark.End(true, false, same));
      work(fork, answers);

      Told.Costs costs = costs(reader, same, same);
      assertThat(costs.of(Cost.ALLOC).isPresent()).isEqualTo(known);
      assertThat(costs.of(Cost.CPU).orElseThrow() > 1000).isEqualTo(within);
      assertThat(costs.of(Cost.PROCESSES)).hasValue(1);
    } finally {
      fork.destroyForcibly().waitFor();
    }
  }
}
