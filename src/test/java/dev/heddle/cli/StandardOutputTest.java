package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command, where what it prints goes to a device that is full. */
class StandardOutputTest {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setOut(out);
    System.setErr(err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "list",
        "completion",
        "run squares --dry-run",
        "compare --help",
        "table src/test/resources/jmh/fs2-5forks.json",
        "compare src/test/resources/jmh/fs2-5forks.json src/test/resources/jmh/fs2-5forks.json",
        "trend src/test/resources/history/graphql-java --rows ENF1",
        "jmh -l",
        "jmh -h"
      })
  void whatCannotBePrintedIsToldInOneLineAndNoSuccess(String words) throws Exception {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      assertThat(Main.execute(new StandardOutput(full), words.split(" ")))
          .isEqualTo(ExitCode.NOT_WHOLE);
    }
    assertThat(told.toString(StandardCharsets.UTF_8))
        .startsWith("heddle: standard output: cannot be written: No space left on device; ")
        .hasLineCount(1);
  }

  @Test
  void whoeverStopsReadingNeedNotBeTold() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(Main.execute(new StandardOutput(closed), "list")).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatIsWrittenIsFine() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();

    assertThat(Main.execute(new StandardOutput(all), "--version")).isZero();
    assertThat(all.toString(StandardCharsets.UTF_8)).startsWith("heddle ");
  }
}
