package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource({
    "-Ddb.password=hunter2, -Ddb.password=***",
    "--api-key=abc123, --api-key=***",
    "-DAWS_SECRET_ACCESS_KEY=abc, -DAWS_SECRET_ACCESS_KEY=***",
    "https://user:pw@host/x, https://***@host/x",
    "https://host/x?token=abc&page=2, https://host/x?token=***&page=2",
    "'-Xmx2g -Dapp.token=t0k3n -Dx=y', '-Xmx2g -Dapp.token=*** -Dx=y'",
    "-Djavax.net.ssl.trustStorePassword=changeit, -Djavax.net.ssl.trustStorePassword=***",
    "-Ddbpassword=hunter2, -Ddbpassword=***",
    "-DaccessToken=abc, -DaccessToken=***",
    "GITHUB_TOKEN=abc, GITHUB_TOKEN=***",
    "-Dtoken=abc, -Dtoken=***",
    "-DPASS=abc, -DPASS=***",
    "-DapiKey=abc, -DapiKey=***",
    "X_API_KEY=abc, X_API_KEY=***",
    "https://host/x?sig=abc&page=2, https://host/x?sig=***&page=2",
    "'Authorization: Bearer abc', 'Authorization: ***'",
  })
  void aValueThatLooksSecretIsMasked(String word, String masked) {
    assertThat(Secrets.mask(word)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "-Xmx2g",
    "--models",
    "-p",
    "n=50000000",
    "squares",
    "https://host/path",
    "'siginfo: si_signo: 11 (SIGSEGV), si_code: 1 (SEGV_MAPERR), si_addr: 0x0000000000000000'",
    "'#  SIGSEGV (0xb) at pc=0x00007f6b8c0d5e1a, pid=4711, tid=4712'",
    "'SIGSEGV: [libjvm.so+0xd5e1a0]  crash_handler, mask=11100100010111111101111111111110'",
    "'cannot assign: value'",
    "'tokens = 64, design = a, author: b, bypass=1, compass: north, TOKENS=2, SIGNAL=9'",
    "-Dauthor=me",
    "-XX:+UseSignalChaining"
  })
  void otherWordsStay(String word) {
    assertThat(Secrets.mask(word)).isEqualTo(word);
  }

  @Test
  void aSecretInQuotesIsMaskedToTheirEnd() {
    assertThat(Secrets.mask("PGPASSWORD='a b' psql")).isEqualTo("PGPASSWORD=*** psql");
    assertThat(Secrets.mask("DB_TOKEN=\"a b\" x")).isEqualTo("DB_TOKEN=*** x");
    assertThat(Secrets.mask(List.of("psql --password 'a b' x")))
        .containsExactly("psql --password *** x");
  }

  @Test
  void aFlagsSecretIsMaskedToItsEnd() {
    assertThat(Secrets.mask(List.of("-Ddb.password=ab;cd,'e&f g", "-Dx=y")))
        .containsExactly("-Ddb.password=***", "-Dx=y");
  }

  @Test
  void theWordAfterAnOptionThatLooksSecretIsMasked() {
    assertThat(Secrets.mask(List.of("run", "--token", "abc", "--out", "x")))
        .containsExactly("run", "--token", "***", "--out", "x");
  }
}
