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
  void anErrorWithoutAMessageIsToldWithThePlaceItCameFrom() {
    InterruptedException failure = new InterruptedException();
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "app", "java.base", "25", "java.util.Timer", "run", "Timer.java", 1),
          new StackTraceElement("com.acme.Parser", "parse", "Parser.java", 42),
          new StackTraceElement("org.openjdk.jmh.runner.Runner", "run", "Runner.java", 7)
        });
    List<String> printed =
        List.of(
            "Iteration   1: <failure>",
            "<failure>",
            "java.lang.InterruptedException",
            "\tat java.base/java.util.concurrent.FutureTask.awaitDone(FutureTask.java:482)",
            "\tat com.acme.Parser.parse(Parser.java:42)",
            "");

    assertThat(FailureCause.of(failure, List.of()))
        .isEqualTo(
            "InterruptedException, thrown without a message by"
                + " com.acme.Parser.parse(Parser.java:42)");
    assertThat(FailureCause.of(printed, "no result"))
        .isEqualTo(
            "java.lang.InterruptedException, thrown without a message by"
                + " com.acme.Parser.parse(Parser.java:42)");
  }

  @Test
  void theNameOfAnErrorThatSaysAllIsOmitted() {
    assertThat(FailureCause.of(new WrongAnswerException("bank", "its sum"), List.of()))
        .isEqualTo("wrong answer to bank: its sum");
    assertThat(FailureCause.of(new UncheckedIOException(new IOException("full")), List.of()))
        .isEqualTo("IOException: full");
  }
}
