package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureCauseTest {

  @Test
  void whatAWorkerSaidIsToldWithoutItsStackTrace() {
    IllegalStateException failure =
        new IllegalStateException(
            """
            worker 7 did not start: it exited with code 1; its stderr:
            Exception in thread "main" java.util.ServiceConfigurationError
            \tat java.base/java.nio.channels.SocketChannel.open(SocketChannel.java:223)
            Caused by: java.lang.ClassNotFoundException: no.such.Class
            \tat java.base/java.lang.Class.forName0(Native Method)
            \t... 6 more
            """);

    assertThat(FailureCause.of(failure, List.of()))
        .isEqualTo(
            "worker 7 did not start: it exited with code 1; its stderr: / Exception in thread"
                + " \"main\" java.util.ServiceConfigurationError / Caused by:"
                + " java.lang.ClassNotFoundException: no.such.Class");
  }

  @Test
  void theNameOfAnErrorThatSaysAllIsOmitted() {
    assertThat(FailureCause.of(new WrongAnswerException("bank", "its sum"), List.of()))
        .isEqualTo("wrong answer to bank: its sum");
    assertThat(FailureCause.of(new UncheckedIOException(new IOException("full")), List.of()))
        .isEqualTo("IOException: full");
  }
}
