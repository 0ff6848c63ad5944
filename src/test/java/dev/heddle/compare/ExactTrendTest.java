package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.History;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the newest run says of what is counted and not timed. */
class ExactTrendTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path place;
  private int files;

  @ParameterizedTest
  @CsvSource({
    "1010 1010 1010, slower",
    "1010 1010, slower",
    "990 990 990, faster",
    "1004 1004 1004, expected",
    // what forks do not agree in may be a coin's
    "1010 1010 1000, expected",
  })
  void halfAPercentIsAChangeWhereAllForksAgree(String newest, String word) throws Exception {
    assertThat(gate(0.005, 12, "1000 1000 1000", newest).verdict()).isEqualTo(word);
  }

  @Test
  void aLargerThresholdHoldsForWhatIsExactToo() throws Exception {
    assertThat(gate(0.03, 12, "1000 1000 1000", "1010 1010 1010").verdict()).isEqualTo("expected");
    assertThat(gate(0.03, 12, "1000 1000 1000", "1040 1040 1040").verdict()).isEqualTo("slower");
  }

  @Test
  void fromNothingAnObjectIsAChange() throws Exception {
    assertThat(gate(0.005, 12, "0 0 0", "24 24 24").verdict()).isEqualTo("slower");
    assertThat(gate(0.005, 12, "0 0 0", "0.4 0.4 0.4").verdict()).isEqualTo("differs");
  }

  @Test
  void aRowWhoseEarlierForksTossACoinIsLikeAnyOther() throws Exception {
    assertThat(gate(0.005, 12, "1000 1000 1024", "1015 1015 1015").verdict()).isEqualTo("expected");
  }

  private Gate gate(double exact, int runs, String before, String newest) throws Exception {
    List<History.Run> history = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      history.add(run(i, before));
    }
    history.add(run(runs, newest));
    Trends trends =
        new Trending(0.03, exact, _ -> true, new AcceptedChanges(1, List.of()), Alarms.NONE)
            .of(new History(history, List.of(), List.of()), Tables.SCORE);
    return Objects.requireNonNull(trends.rows().getFirst().gate());
  }

  private History.Run run(int number, String forks) throws Exception {
    double[] values =
        Arrays.stream(forks.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    Path file =
        JmhFile.empty().row("a.B.c", "B/op", values).write(place.resolve(files++ + ".json"));
    return new History.Run(BEGIN.plusSeconds(86_400L * number), "c" + number, ResultSet.read(file));
  }
}
