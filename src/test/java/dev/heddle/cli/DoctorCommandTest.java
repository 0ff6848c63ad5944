package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.machine.NoiseTest;
import dev.heddle.report.Format;
import dev.heddle.report.Golden;
import dev.heddle.result.Finding;
import dev.heddle.result.Finding.Grade;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What a doctor found, for people and for programs. */
class DoctorCommandTest {

  private static final List<Finding> FOUND =
      List.of(
          new Finding("turbo", Grade.FINE, "off", "one busy core is faster than all", ""),
          new Finding(
              "load",
              Grade.SERIOUS,
              "3.50 in the last minute, on 4 processors",
              "what else runs takes processors from some rows and not from others",
              "end what else runs ('top' shows it), and wait a minute"),
          new Finding(
              "battery",
              Grade.UNKNOWN,
              "not available here: there is no /sys/class/power_supply",
              "on battery a processor is slower",
              ""),
          new Finding(
              "idle driver",
              Grade.NOTE,
              "none: each wake of an idle processor goes through the host",
              "to hand a task to an idle processor is to wake it",
              "take this machine's ratios for those of such guests alone"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int heddle(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return heddle.execute(words);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SVG")
  void everyFormatOfTablesHasTheWorstFirst(Format format) throws Exception {
    Golden.check("doctor." + format.id(), DoctorCommand.written(FOUND, format, 100));
  }

  @Test
  void ofThisMachineItTellsWhatIsSoAndEndsWell() {
    assertThat(heddle("doctor", "--no-self-test")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("JDK", "disk", " things looked at: ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void strictEndsWithFourWhereSomethingIsSeriousAndElseWithZero() {
    int code = heddle("doctor", "--no-self-test", "--strict", "--format", "json");

    boolean serious = out.toString().contains("\"grade\": \"serious\"");
    assertThat(code).isEqualTo(serious ? ExitCode.NOT_WHOLE : ExitCode.OK);
  }

  @Test
  void strictIsAboutWhatIsSeriousAlone() {
    assertThat(DoctorCommand.unfit(FOUND)).isTrue();
    assertThat(
            DoctorCommand.unfit(
                FOUND.stream().filter(each -> each.grade() != Grade.SERIOUS).toList()))
        .isFalse();
  }

  @Test
  void noiseIsToldWithWhatCanBeSeenInSpiteOfIt() {
    assertThat(NoiseWords.of(spread(0.005)).grade()).isEqualTo(Grade.FINE);
    assertThat(NoiseWords.of(spread(0.05)).grade()).isEqualTo(Grade.NOTE);
    Finding serious = NoiseWords.of(spread(0.2));
    assertThat(serious.grade()).isEqualTo(Grade.SERIOUS);
    assertThat(serious.seen()).startsWith("10 JVMs").contains("20.0 % apart", "stopped for 1.5 %");
    assertThat(serious.advice()).contains("calibrate");
  }

  @Test
  void aFormatThatThereIsNotIsOneLineAndExitCodeTwo() {
    assertThat(heddle("doctor", "--format", "xml")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
  }

  /** Ten JVMs, half of them slow, so that their logarithms have this standard deviation. */
  private static NoiseTest spread(double spread) {
    double step = Math.exp(spread * Math.sqrt(9.0 / 10));
    return new NoiseTest(
        List.of(step, 1 / step, step, 1 / step, step, 1 / step, step, 1 / step, step, 1 / step),
        0.015);
  }
}
