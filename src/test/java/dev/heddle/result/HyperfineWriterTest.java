package dev.heddle.result;

import dev.heddle.report.Golden;
import dev.heddle.result.CommandPlan.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs of commands in the form that hyperfine writes. */
class HyperfineWriterTest {

  private static final Setup SETUP =
      new Setup("1.37", "java", List.of(), "25", "vm", "1", 0, "1 s", 1, 1, "1 s", 1);

  private static Fork fork(Map<String, String> params, int round, double... millis) {
    List<List<Double>> histogram =
        Arrays.stream(millis).mapToObj(time -> List.of(time, 1.0)).toList();
    Map<String, String> notes =
        ToldNotes.write(
            new Told.CommandRuns(
                millis.length,
                1,
                Duration.ofMillis(30L * millis.length),
                Duration.ofMillis(10L * millis.length),
                Map.of(0, (long) millis.length)));
    return new Fork(
        RowId.of("CommandBenchmark.run", "sample", 1, params),
        round,
        1,
        Instant.EPOCH,
        1,
        SETUP,
        List.of(),
        new Samples("ms/op", List.of(50.0), List.of(histogram)),
        Map.of(),
        notes,
        new Load(0, 0, 0));
  }

  private static CommandPlan plan(int mostRounds, Named... each) {
    return new CommandPlan(List.of(each), false, null, null, 60.0, mostRounds);
  }

  @Test
  void eachCommandIsAResultWithAllItsRuns() throws Exception {
    CommandPlan plan = plan(0, new Named("gzip -1", "gzip -1 'a b'"), new Named("xz", "xz a"));

    String page =
        HyperfineWriter.write(
            plan,
            List.of(
                fork(Map.of("command", "xz"), 1, 80),
                fork(Map.of("command", "gzip -1"), 1, 40, 60),
                fork(Map.of("command", "gzip -1"), 2, 50)));

    Golden.check("hyperfine.json", page);
  }

  @Test
  void aNumberInACommandStandsInItAndAmongTheParameters() throws Exception {
    CommandPlan plan = plan(3, new Named("mvn", "mvn -DforkCount={n} test"));

    String page =
        HyperfineWriter.write(
            plan,
            List.of(
                fork(Map.of("command", "mvn", "n", "2"), 1, 80),
                fork(Map.of("command", "mvn", "n", "1"), 1, 90)));

    Golden.check("hyperfine-sweep.json", page);
  }
}
