package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.run.ReadingTimes.Item;
import org.junit.jupiter.api.Test;

/** How long a reading may take, after what those before it took. */
class ReadingTimesTest {

  private final ReadingTimes times = new ReadingTimes();

  @Test
  void oneLongReadingCountsMoreThanManyShortOnes() {
    for (int i = 0; i < 20; i++) {
      times.took(Item.MEMORY, 1, 1_000_000);
    }
    times.took(Item.MEMORY, 2, 20_000_000);

    assertThat(times.expected(Item.MEMORY, 1)).isGreaterThanOrEqualTo(10_000_000);
  }

  @Test
  void aLongReadingIsForgottenOverShortOnes() {
    times.took(Item.MEMORY, 1, 10_000_000);
    for (int i = 0; i < 30; i++) {
      times.took(Item.MEMORY, 1, 1_000_000);
    }

    assertThat(times.expected(Item.MEMORY, 1)).isBetween(1_000_000.0, 2_000_000.0);
  }

  @Test
  void whatIsAlwaysLeftOutIsTriedAgainAtLast() {
    times.took(Item.MEMORY, 1, 100_000_000);
    double first = times.expected(Item.MEMORY, 1);
    for (int i = 0; i < 30; i++) {
      times.leftOut(Item.MEMORY);
    }

    assertThat(times.expected(Item.MEMORY, 1)).isLessThan(first / 10);
  }
}
