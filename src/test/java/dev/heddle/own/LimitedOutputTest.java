package dev.heddle.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LimitedOutputTest {

  @Test
  void streamsPassOnSoMuchTogetherAndThenThrow() {
    LimitedOutput limited = new LimitedOutput(1024);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream one = new PrintStream(limited.before(bytes), true, StandardCharsets.UTF_8);
    PrintStream other = new PrintStream(limited.before(bytes), true, StandardCharsets.UTF_8);
    one.print("x".repeat(1000));
    other.print("y".repeat(24));
    limited.check();

    assertThatExceptionOfType(OwnTaskException.class)
        .isThrownBy(() -> one.print("z"))
        .withMessageContaining("printed more than 1 KiB");
    assertThatExceptionOfType(OwnTaskException.class).isThrownBy(limited::check);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).hasSize(1024).endsWith("y");
  }
}
