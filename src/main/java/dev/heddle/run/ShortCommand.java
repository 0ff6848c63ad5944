package dev.heddle.run;

import dev.heddle.jvm.Child;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command that answers at once, or is ended: {@code git}, {@code java -version}. */
final class ShortCommand {

  private static final int LIMIT_SECONDS = 15;
  private static final int MOST_BYTES = 1 << 20;
  private static final List<String> OF_ANOTHER_CHECKOUT =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX");

  private ShortCommand() {}

  /** How a command ended and what it printed. */
  record Answer(int exitCode, String text) {}

  /**
   * Runs {@code words} to their end; what they say to standard error is no part of the answer.
   *
   * @throws IOException if they cannot be started, or do not end within 15 s
   */
  static Answer answer(List<String> words) throws IOException {
    return run(
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD),
        MOST_BYTES,
        LIMIT_SECONDS);
  }

  /** The same for a command that may say more, and take longer for that. */
  static Answer longAnswer(List<String> words, int limitSeconds) throws IOException {
    return run(
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD),
        Integer.MAX_VALUE,
        limitSeconds);
  }

  /**
   * Runs {@code words} to their end, for all that they say, errors included.
   *
   * @throws IOException if they cannot be started, or do not end within 15 s
   */
  static Answer allSaid(List<String> words) throws IOException {
    return allSaid(words, LIMIT_SECONDS);
  }

  /** The same for a command that may take longer. */
  static Answer allSaid(List<String> words, int limitSeconds) throws IOException {
    return run(new ProcessBuilder(words).redirectErrorStream(true), MOST_BYTES, limitSeconds);
  }

  private static Answer run(ProcessBuilder command, int mostBytes, int limitSeconds)
      throws IOException {
    // git would take another checkout for the one that it is asked in, where a hook started us
    command.environment().keySet().removeAll(OF_ANOTHER_CHECKOUT);
    try (Child child = Child.start(command)) {
      child.closeInput();
      CompletableFuture<String> text = child.read(output -> text(output, mostBytes));
      if (!child.await(Duration.ofSeconds(limitSeconds))) {
        throw new IOException(ForkWords.noAnswer(limitSeconds));
      }
      return new Answer(child.exitCode(), text.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(ForkWords.INTERRUPTED, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(ForkWords.ANSWER_UNREADABLE, e);
    }
  }

  private static String text(InputStream output, int mostBytes) throws IOException {
    // closed where it says more: it is not to wait for whoever reads no more
    try (output) {
      return new String(output.readNBytes(mostBytes), StandardCharsets.UTF_8);
    }
  }
}
