package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of what somebody prints. */
class LastLinesTest {

  @Test
  void theLastLinesAreKeptInTheirOrder() {
    LastLines lines = new LastLines(2);
    assertThat(lines.all()).isEmpty();

    lines.add("one");
    lines.add("two");
    lines.add("three");

    assertThat(lines.all()).containsExactly("two", "three");
  }
}
