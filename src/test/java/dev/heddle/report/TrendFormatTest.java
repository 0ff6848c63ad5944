package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Promise;
import dev.heddle.compare.Rerun;
import dev.heddle.compare.Tables;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trending;
import dev.heddle.compare.Trends;
import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.History;
import dev.heddle.result.JmhFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format of a trend, to the letter, on a real history. */
class TrendFormatTest {

  private static final String ROW =
      "performance.OverlappingFieldValidationPerformance.benchmarkNoOverlapFrag size=100";

  @TempDir Path place;

  @ParameterizedTest
  @EnumSource(TrendFormat.class)
  void aRealHistory(TrendFormat format) throws Exception {
    AcceptedChanges.Accepted meant =
        new AcceptedChanges.Accepted(
            ROW, "f8f9892d6ac76044c65ba9ba1676cf246ce744fd", Instant.parse("2026-03-01T00:00:00Z"));

    Golden.check(
        "trend." + format.id(),
        format.write(
            trends(
                Path.of("src/test/resources/history/graphql-java"),
                new AcceptedChanges(1, List.of(meant)))));
  }

  @ParameterizedTest
  @EnumSource(TrendFormat.class)
  void rowsThatWereMeasuredAgain(TrendFormat format) throws Exception {
    List<String> names = List.of("a.B.again", "a.B.once", "a.B.gone", "a.B.steady");
    for (int run = 0; run < 8; run++) {
      JmhFile file = JmhFile.empty();
      for (String name : names) {
        double level = run == 7 && !name.endsWith("steady") ? 12 : 10 + 0.1 * (run % 3);
        file.row(name, "ms/op", level, 1.01 * level);
      }
      file.write(place.resolve("2026-01-0" + (run + 1) + "T00-00-00Z-012345" + run + ".json"));
    }
    Trends looked = trends(place, new AcceptedChanges(1, List.of()));
    Iterator<Rerun> said =
        List.<Rerun>of(
                new Rerun.Confirmed(1.18, 0.0004, 0.0253, 5),
                new Rerun.Refuted(1.004, 0.4, 0.0253, 5),
                new Rerun.NotDone("it was measured on another machine"))
            .iterator();
    Map<TrendRow, TrendRow> reruns = new HashMap<>();
    looked.alarms().forEach(row -> reruns.put(row, row.with(said.next())));

    Golden.check("trend-rerun." + format.id(), format.write(looked.with(reruns)));
  }

  @Test
  void aLevelThatWasLearntSaysHowSeldomItIsRedAndWhatItCosts() throws Exception {
    for (int run = 0; run < 70; run++) {
      double level = 10 + 0.1 * (run * 7 % 10);
      JmhFile.empty()
          .row("a.B.steady", "ms/op", level, 1.01 * level)
          .write(
              place.resolve(
                  Instant.parse("2026-01-01T00:00:00Z")
                          .plusSeconds(86_400L * run)
                          .toString()
                          .replace(':', '-')
                      + "-"
                      + (1_234_567 + run)
                      + ".json"));
    }
    Trends trends = trends(place, new AcceptedChanges(1, List.of()));

    assertThat(trends.promise().kind()).isEqualTo(Promise.Kind.LEARNT);
    assertThat(TrendFormat.MARKDOWN.write(trends))
        .contains(
            "by what the "
                + trends.promise().builds()
                + " builds before were like, about 1 of 100 builds without a change is red; the"
                + " price, on a real history: +10 % was found in 18 to 28 % of rows and not in 67"
                + " to 72");
  }

  @ParameterizedTest
  @EnumSource(TrendFormat.class)
  void namesThatMeanHarm(TrendFormat format) throws Exception {
    String evil = "::set-output name=x::\u001b[31m|<b>##[error]\u202e\n";
    JmhFile.empty()
        .row(evil, Map.of(evil, evil), "ms/op", 1, 2)
        .write(place.resolve("2026-01-01T00-00-00Z-0123abc.json"));

    String text = format.write(trends(place, new AcceptedChanges(1, List.of())));

    assertThat(text).doesNotContain("\u001b", "\u202e", "##[");
    assertThat(text.lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
  }

  @Test
  void theLineHasItsLowestAndHighestValueAtTheEdges() {
    assertThat(Sparkline.of(new double[] {1, 2, 4}, 0.03)).isEqualTo("▁▅█");
    assertThat(Sparkline.of(new double[] {1, 1, 1}, 0.03)).isEqualTo("▅▅▅");
    assertThat(Sparkline.of(new double[0], 0.03)).isEmpty();
  }

  private static Trends trends(Path folder, AcceptedChanges accepted) throws Exception {
    return new Trending(0.03, _ -> true, accepted, Alarms.NONE)
        .of(History.read(folder), Tables.SCORE);
  }
}
