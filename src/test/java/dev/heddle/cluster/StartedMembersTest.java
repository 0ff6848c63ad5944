package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Members that do not come at once. */
class StartedMembersTest {

  private final List<String> attempts = new ArrayList<>();

  private String failing(int times) throws IOException {
    attempts.add("once");
    if (attempts.size() <= times) {
      throw new IOException("attempt " + attempts.size());
    }
    return "came";
  }

  @AfterEach
  void nobodyIsInterrupted() {
    boolean _ = Thread.interrupted();
  }

  @Test
  void aSecondAttemptIsMadeAndNoThird() throws Exception {
    assertThat(StartedMembers.<String>repeated(() -> failing(1))).isEqualTo("came");
    attempts.clear();

    assertThatIOException()
        .isThrownBy(() -> StartedMembers.<String>repeated(() -> failing(5)))
        .withMessage("attempt 2");
  }

  @Test
  void whoeverIsInterruptedIsNotHeldUpByASecondOne() {
    assertThatIOException()
        .isThrownBy(() ->
            StartedMembers.<String>repeated(() -> {
              Thread.currentThread().interrupt();
              return failing(5);
            }))
        .withMessage("attempt 1");
  }
}
