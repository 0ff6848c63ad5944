package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {

  @Test
  void flagsAreSeparatedBySpacesOutsideOfQuotes() throws Exception {
    assertThat(Flags.of("--jvm-args", " -Xmx2g  \"-Da=b c\" '-Dd=e f'\t-XX:+UseZGC "))
        .containsExactly("-Xmx2g", "-Da=b c", "-Dd=e f", "-XX:+UseZGC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dname=\"a b\"",
        "-Dname='a b'",
        "-Dname=a\\ b",
        "-D\"na\"me='a'\\ 'b' -Dx=",
        "\"\" -Da=\"it's\" -Db='say \"so\"'",
        "-Da=\"back\\\\slash \\\"quoted\\\" \\n\" -Db='\\n'",
        "a\\\\b \\'c d\\'",
      })
  void aShellWouldCutThemSo(String text) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\n' " + text).redirectErrorStream(true).start();
    List<String> cut = shell.inputReader().readAllLines();

    assertThat(shell.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(Flags.of("--jvm-args", text)).isEqualTo(cut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Da=\"b c", "'", "-Da=\"b\\\""})
  void aQuoteWithoutAnEndIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Flags.of("--jvm-args", text))
        .withMessageContainingAll("--jvm-args", "a quote has no end");
  }
}
