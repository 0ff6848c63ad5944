package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.History;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that looked slow, and what is said when they are measured again. */
class ConfirmingTest {

  @TempDir Path place;

  @Test
  void whatIsSlowAgainIsConfirmedAndWhatIsNotIsRefuted() throws Exception {
    Trends trends = trends("ms/op", 11);

    assertThat(again(trends, "ms/op", 10.9, 1))
        .isInstanceOfSatisfying(
            Rerun.Confirmed.class,
            said -> {
              assertThat(said.ratio()).isBetween(1.08, 1.10);
              assertThat(said.p()).isLessThan(0.01);
              assertThat(said.forks()).isEqualTo(2);
            });
    assertThat(again(trends, "ms/op", 10.05, 1)).isInstanceOf(Rerun.Refuted.class);
    assertThat(again(trends, "ms/op", 9, 1))
        .isInstanceOfSatisfying(
            Rerun.Refuted.class, said -> assertThat(said.p()).isGreaterThan(0.9));
  }

  @Test
  void throughputIsSlowWhereItIsLow() throws Exception {
    Trends trends = trends("ops/s", 9);

    assertThat(again(trends, "ops/s", 9.1, 1)).isInstanceOf(Rerun.Confirmed.class);
    assertThat(again(trends, "ops/s", 11, 1)).isInstanceOf(Rerun.Refuted.class);
  }

  @Test
  void manyRowsShareTheLevelAndTheThresholdHoldsAsBefore() throws Exception {
    Trends trends = trends("ms/op", 10.6);

    assertThat(again(trends, "ms/op", 10.4, 1)).isInstanceOf(Rerun.Confirmed.class);
    assertThat(again(trends, "ms/op", 10.4, 1000)).isInstanceOf(Rerun.Refuted.class);
    assertThat(again(trends, "ms/op", 10.2, 1)).isInstanceOf(Rerun.Refuted.class);
  }

  @Test
  void whatIsNotHalfAsSlowAsItLookedMayBeWhatIsLeftOfADisturbance() throws Exception {
    assertThat(again(trends("ms/op", 13), "ms/op", 10.9, 1)).isInstanceOf(Rerun.Refuted.class);
    assertThat(again(trends("ms/op", 13), "ms/op", 11.8, 1)).isInstanceOf(Rerun.Confirmed.class);
  }

  /** Of a disturbance as much is left as a point has of the one before. */
  @Test
  void wherePointsResembleTheOnesBeforeMoreMustBeThereAgain() throws Exception {
    Gate gate = Objects.requireNonNull(trends("ms/op", 13).alarms().getFirst().gate());

    assertThat(confirmed(gate, 0, 0.55)).isTrue();
    assertThat(confirmed(gate, 0.4, 0.65)).isFalse();
    assertThat(confirmed(gate, 0.4, 0.75)).isTrue();
  }

  private static boolean confirmed(Gate gate, double resemblance, double part) {
    Gate resembling =
        new Gate(
            gate.prediction(),
            gate.expected(),
            gate.points(),
            gate.ratio(),
            gate.difference(),
            gate.p(),
            gate.level(),
            resemblance,
            gate.verdict(),
            gate.since(),
            gate.standing(),
            gate.accepted(),
            null);
    double score = Math.exp(gate.prediction().mean()) * Math.pow(gate.ratio(), part);
    return Confirming.judged(resembling, Unit.Direction.LESS, score, 5, 0.05, 0.03)
        instanceof Rerun.Confirmed;
  }

  @Test
  void whatHasNoFigureIsNotDoneAndStaysAnAlarm() throws Exception {
    Trends trends = trends("ms/op", 11);
    TrendRow row = trends.alarms().getFirst();

    Rerun failed = again(trends, "ms/op", Double.NaN, 1);

    assertThat(failed).isInstanceOf(Rerun.NotDone.class);
    assertThat(again(trends, "B/op", 11000, 1)).isInstanceOf(Rerun.NotDone.class);
    assertThat(again(trends, "us/op", 10900, 1)).isInstanceOf(Rerun.Confirmed.class);
    assertThat(trends.with(Map.of(row, row.with(failed))).alarms()).hasSize(1);
    assertThat(trends.with(Map.of(row, row.with(again(trends, "ms/op", 10, 1)))).alarms())
        .isEmpty();
  }

  private Rerun again(Trends trends, String unit, double score, int rows) throws Exception {
    Path file = JmhFile.empty().row("a.B.c", unit, score, score).write(place.resolve("again"));
    TrendRow row = trends.alarms().getFirst();
    return new Confirming(0.03, Tables.SCORE, ResultSet.read(file), rows).of(row, row.row());
  }

  /** Ten runs at about 10, and one more. */
  private Trends trends(String unit, double last) throws Exception {
    Random random = new Random(1);
    for (int run = 0; run <= 10; run++) {
      double level = run == 10 ? last : 10 * (1 + 0.01 * random.nextGaussian());
      JmhFile.empty()
          .row("a.B.c", unit, level, level)
          .write(
              place.resolve(
                  String.format(Locale.ROOT, "2026-01-%02dT12-00-00Z-%07d.json", run + 1, run)));
    }
    return new Trending(0.03, _ -> true, new AcceptedChanges(1, List.of()), Alarms.NONE)
        .of(History.read(place), Tables.SCORE);
  }
}
