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
    "'-Xmx2g -Dapp.token=t0k3n -Dx=y', '-Xmx2g -Dapp.token=*** -Dx=y'"
  })
  void aValueThatLooksSecretIsMasked(String word, String masked) {
    assertThat(Secrets.mask(word)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"-Xmx2g", "--models", "-p", "n=50000000", "squares", "https://host/path"})
  void otherWordsStay(String word) {
    assertThat(Secrets.mask(word)).isEqualTo(word);
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
