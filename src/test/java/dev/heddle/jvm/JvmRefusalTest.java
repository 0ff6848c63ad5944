package dev.heddle.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for the reason why a JVM did not begin. */
@Timeout(60)
class JvmRefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-XX:+NoSuchFlag | Unrecognized VM option 'NoSuchFlag' | true",
        "-Xmx1k | Too small maximum heap | true",
        "-XX:MaxHeapSize=lots | Invalid maximum heap size: -XX:MaxHeapSize=lots | true",
        "-Xmx64m -Xms128m | Initial heap size set to a larger value than the maximum heap size |"
            + " true",
        "--no-such-option | Unrecognized option: --no-such-option | true",
        "-Xms100000g | Could not reserve enough space for 104857600000 KB object heap | false",
      })
  void ofAllThatAJvmPrintsTheLineIsFoundThatTells(String flags, String why, boolean lasting)
      throws Exception {
    assertThat(JvmRefusal.of(printed(flags)))
        .hasValueSatisfying(refusal -> {
          assertThat(refusal.why()).isEqualTo(why);
          assertThat(refusal.isLasting()).isEqualTo(lasting);
        });
  }

  private static String printed(String flags) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(List.of(flags.split(" ")));
    command.add("-version");
    Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(jvm.exitValue()).isEqualTo(1);
    return printed;
  }

  @Test
  void aProgramThatBeganWasNotRefused() {
    assertThat(JvmRefusal.of("")).isEmpty();
    assertThat(JvmRefusal.of("Error: Could not find or load main class X\nCaused by: why"))
        .isEmpty();
    assertThat(
            JvmRefusal.of("Exception in thread \"main\" java.lang.Error: no\n\tat X.y(X.java:1)"))
        .isEmpty();
  }

  @Test
  void whatAnEnvironmentOrAWarningAddsIsPassedOver() {
    assertThat(
            JvmRefusal.of(
                """
                NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=y
                Picked up JAVA_TOOL_OPTIONS: -Dz=
                OpenJDK 64-Bit Server VM warning: Option UseX was deprecated in version 24.
                [0.012s][warning][gc] Consider another heap
                Error: VM option 'UseX' is experimental and must be enabled via -XX:+Unlock.
                Error: Could not create the Java Virtual Machine.
                Error: A fatal exception has occurred. Program will exit.
                """))
        .hasValue(
            new JvmRefusal("VM option 'UseX' is experimental and must be enabled via -XX:+Unlock"));
  }
}
