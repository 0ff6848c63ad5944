package dev.heddle.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors of the system in words for people. */
class FailuresTest {

  @Test
  void whatIsOnlyAFilesNameToTheJdkIsSaidInWords() {
    assertThat(Failures.words(new AccessDeniedException("a"))).isEqualTo("no permission");
    assertThat(Failures.words(new UncheckedIOException(new NoSuchFileException("a"))))
        .isEqualTo("there is no such file or folder");
    assertThat(Failures.words(new FileSystemException("a", null, "No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(Failures.words(new IOException())).isEqualTo("IOException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cannot run program \"x\": error=13, Permission denied | Permission denied",
        "Cannot run program \"x\" (in directory \"y\"): Exec failed, error: 2 (No such file or"
            + " directory) | No such file or directory",
        "hung up | hung up"
      })
  void ofAProcessThatWasNotStartedTheReasonIsSaid(String jdk, String words) {
    assertThat(Failures.words(new IOException(jdk))).isEqualTo(words);
  }
}
