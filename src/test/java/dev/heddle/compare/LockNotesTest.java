package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Fork;
import dev.heddle.result.Load;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import dev.heddle.result.Told;
import dev.heddle.result.ToldNotes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a row of a lock says beside its mean. */
class LockNotesTest {

  private static final Setup SETUP =
      new Setup("1.37", "java", List.of(), "25", "vm", "25", 1, "1 s", 1, 1, "1 s", 1);

  @Test
  void theLongestWaitAndTheFairnessAreTold() {
    assertThat(notes("file", 0)).containsExactly("longest wait 1.5 ms, fairness 90 %");
  }

  @Test
  void theControlTellsWhatItLostOrThatItLostNothing() {
    assertThat(notes("none", 12.34))
        .containsExactly(
            "no lock, so updates were lost and the balance is wrong (up to 12.3 % of them)");
    assertThat(notes("none", 0)).containsExactly("no lock, and yet no update was lost: by luck");
  }

  @Test
  void whatForksToldGoesBeforeWhatJmhCounted() {
    List<Fork> forks =
        List.of(
            fork(new Told.LockService(Duration.ofNanos(812_000), 0.5)),
            fork(new Told.LockService(Duration.ofNanos(430_000), 0.7)));

    assertThat(notes("file", 0, forks)).containsExactly("longest wait 812 µs, fairness 60 %");
    assertThat(notes("none", 12.34, List.of(fork(new Told.LostUpdates(1_000, 250)))))
        .containsExactly(
            "no lock, so updates were lost and the balance is wrong (up to 25 % of them)");
  }

  private static Fork fork(Told told) {
    return new Fork(
        RowId.of("a.Bank.threads", "avgt", 1, Map.of()),
        1,
        1,
        Instant.EPOCH,
        1,
        SETUP,
        List.of(),
        Samples.of("us/op", List.of(1.0)),
        Map.of(),
        ToldNotes.write(told),
        new Load(0, 0, 0));
  }

  private static List<String> notes(String lock, double lost) {
    return notes(lock, lost, List.of());
  }

  private static List<String> notes(String lock, double lost, List<Fork> forks) {
    TreeMap<String, Measured> secondary = new TreeMap<>();
    secondary.put("longestWaitMicros", measured(12, 1500));
    secondary.put("fairnessPercent", measured(80, 100));
    secondary.put("lostPercent", measured(0, lost));
    ResultRow row =
        new ResultRow(
            RowId.of("a.Bank.threads", "avgt", 1, Map.of("lock", lock)),
            lock.equals("none") ? Role.NO_LOCK : Role.CONTENDER,
            SETUP,
            1,
            measured(1, 1),
            secondary,
            forks);
    List<Footnote> notes = new ArrayList<>();
    LockNotes.add(row, notes);
    return notes.stream().map(Footnote::sentence).toList();
  }

  private static Measured measured(double... values) {
    List<Double> iterations = Arrays.stream(values).boxed().toList();
    return new Measured(
        "#", Double.NaN, Map.of(), List.of(new Measured.Taken(1, Samples.of("#", iterations))));
  }
}
