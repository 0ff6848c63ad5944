package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.History;
import dev.heddle.result.JmhFile;
import dev.heddle.stats.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels that come, and levels that go again, in histories of files. */
class LevelChangesTest {

  /** Nanoseconds per operation, run by run, of a row that doubled and was mended again. */
  private static final double[] DOUBLED = {
    101.783, 100.187, 100.461, 100.852, 99.006, 98.756, 99.004, 100.415, 101.253, 100.077, 98.740,
    101.531, 196.628, 199.300, 199.057, 200.302, 201.987, 197.287, 199.233, 200.526, 98.958, 99.766,
    99.906, 98.629, 99.014, 99.921, 99.502, 100.088, 101.838, 100.953
  };

  /** The same of one that took 15 % longer, and for four runs no longer does. */
  private static final double[] LATE = {
    100.118, 99.329, 99.294, 99.511, 99.690, 100.403, 99.493, 100.701, 100.156, 100.484, 98.734,
    99.420, 100.011, 100.424, 99.922, 101.439, 99.687, 101.569, 101.330, 100.642, 100.573, 100.410,
    99.574, 98.838, 99.802, 99.342, 99.317, 99.133, 98.563, 100.187, 117.705, 114.795, 113.672,
    115.581, 114.333, 114.827, 114.202, 115.842, 100.816, 101.986, 98.979, 98.562
  };

  @TempDir Path place;

  @Test
  void aLevelThatComesAndGoesIsTwoChanges() throws Exception {
    List<LevelChange> changes = changes(DOUBLED);

    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst().at()).isEqualTo(12);
    assertThat(changes.getFirst().verdict()).isEqualTo("slower");
    assertThat(ratio(changes.getFirst())).isCloseTo(1.99, within(0.01));
    assertThat(changes.getLast().at()).isEqualTo(20);
    assertThat(changes.getLast().verdict()).isEqualTo("faster");
    assertThat(ratio(changes.getLast())).isCloseTo(0.50, within(0.01));
    assertThat(changes).allSatisfy(change -> assertThat(change.p()).isLessThan(0.01));
  }

  @Test
  void aLevelThatWentOnlyLatelyIsTwoChangesToo() throws Exception {
    List<LevelChange> changes = changes(LATE);

    assertThat(changes).extracting(LevelChange::at).containsExactly(30, 38);
    assertThat(changes).extracting(LevelChange::verdict).containsExactly("slower", "faster");
    assertThat(changes).extracting(LevelChange::pointsBefore).containsExactly(30, 8);
    assertThat(changes).extracting(LevelChange::pointsAfter).containsExactly(8, 4);
  }

  @Test
  void aLevelThatComesAndGoesOnOtherwiseQuietDaysIsFoundAmongOtherRows() throws Exception {
    Random random = new Random(5);
    for (int run = 0; run < 60; run++) {
      JmhFile file = JmhFile.empty();
      for (int row = 0; row < 20; row++) {
        double level = row == 3 && run >= 30 && run < 39 ? 108 : 100;
        file.row("a.B.row" + row, "ns/op", level * Math.exp(0.02 * random.nextGaussian()));
      }
      file.write(file(run));
    }

    List<TrendRow> changed =
        trends().rows().stream().filter(row -> !row.changes().isEmpty()).toList();

    assertThat(changed).extracting(TrendRow::fullName).containsExactly("a.B.row3");
    assertThat(changed.getFirst().changes()).hasSize(2);
  }

  /** Neighbours that resemble each other say less of their level than as many others. */
  @Test
  void intervalsOfLevelsAreWiderWherePointsResembleTheOnesBefore() throws Exception {
    double[] apart = new double[60];
    double[] alike = new double[60];
    for (int i = 0; i < 60; i++) {
      double level = i < 30 ? 100 : 120;
      apart[i] = level * (i % 2 == 0 ? 1.01 : 0.99);
      alike[i] = level * (i / 3 % 2 == 0 ? 1.01 : 0.99);
    }

    double narrow = width(changes(apart).getFirst());
    double wide = width(changes(alike).getFirst());

    assertThat(wide).isGreaterThan(1.4 * narrow);
  }

  private static double width(LevelChange change) {
    Interval level = Objects.requireNonNull(change.after().interval());
    return level.high() / level.low() - 1;
  }

  private static double ratio(LevelChange change) {
    return change.after().value() / change.before().value();
  }

  private List<LevelChange> changes(double... points) throws Exception {
    for (int run = 0; run < points.length; run++) {
      JmhFile.empty().row("a.B.c", "ns/op", points[run], 1.001 * points[run]).write(file(run));
    }
    return trends().rows().getFirst().changes();
  }

  private Trends trends() throws Exception {
    History history = History.read(place);
    return new Trending(0.03, _ -> true, new AcceptedChanges(1, List.of()), Alarms.NONE)
        .of(history, Tables.SCORE);
  }

  private Path file(int run) {
    return place.resolve(
        String.format(
            Locale.ROOT, "2026-%02d-%02dT12-00-00Z-%07d.json", 1 + run / 28, 1 + run % 28, run));
  }
}
