package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a member is refused, before it listens. */
class MemberCommandTest {

  private final StringWriter err = new StringWriter();

  private int heddle(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
    return heddle.execute(words);
  }

  @ParameterizedTest
  @CsvSource({
    "--listen, 10.0.0.1:5701, 'give --trusted-network if'",
    "--listen, 192.168.1.1, 'give --trusted-network if'",
    "--listen, [fd00::1]:5701, 'give --trusted-network if'",
    "--listen, 0.0.0.0, 'that is every address'",
    "--listen, [::], 'that is every address'",
    "--listen, host:1, 'no address'",
    "--listen, 127.0.0.1:65536, 'no address'",
    "--threads, 0, 'out of range; write 1 to 10000'",
    "--join, host, 'write HOST:PORT'"
  })
  void whatCannotBeIsSaidInOneLine(String option, String value, String why) {
    assertThat(heddle("member", option, value)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("heddle: " + option + " " + value + ": ")
        .contains(why)
        .hasLineCount(1);
  }

  @Test
  void withoutTheJarOfTheClusterThereIsNone() {
    assertThat(heddle("member")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("heddle-cluster.jar", "HEDDLE_JARS").hasLineCount(1);
  }
}
