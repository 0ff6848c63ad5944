package dev.heddle.run;

import dev.heddle.jvm.Child;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A command of the shell that builds something. It ends with all that it started: at its limit,
 * when it is told to, and when this JVM ends, by {@code kill -9} too.
 */
final class BuildCommand {

  /** No build is waited for longer. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static final int LAST_WORDS_SECONDS = 5;

  /**
   * Runs the words in a session of their own, where there is a command for that, and kills it when
   * the standard input ends, which nobody but this JVM can write to. Signals of a terminal are left
   * to the JVM, so that whoever waits for the build is there until it has ended.
   */
  private static final String GUARDED =
      """
      trap '' INT HUP
      exec 3<&0 </dev/null
      if command -v setsid >/dev/null 2>&1; then
        setsid sh -c "$1" 3<&- &
      else
        sh -c "$1" 3<&- &
      fi
      build=$!
      { read -r _ <&3; kill -KILL "-$build" || kill -KILL "$build"; } >/dev/null 2>&1 &
      guard=$!
      exec 3<&-
      wait "$build"
      code=$?
      kill "$guard" 2>/dev/null
      exit "$code"
      """;

  private final String words;
  private final Path folder;
  private volatile @Nullable Child running;

  /** What is to be run where. */
  BuildCommand(String words, Path folder) {
    this.words = words;
    this.folder = folder;
  }

  /**
   * Runs it to its end.
   *
   * @param log gets what it prints
   * @return why it failed, if it did
   */
  Optional<String> run(BuildLog log) throws IOException, InterruptedException {
    try (PrintStream file = log.open()) {
      Child child =
          Child.start(
              new ProcessBuilder("sh", "-c", GUARDED, "sh", words)
                  .directory(folder.toFile())
                  .redirectErrorStream(true));
      running = child;
      Future<?> read =
          child.read(output -> {
            log.copy(output, file);
            return file;
          });
      boolean ended = child.await(LIMIT);
      if (ended) {
        // before the process is closed, which closes its output too; a daemon may hold that open
        await(read);
      }
      end();
      if (!ended) {
        return Optional.of(BuildWords.tookTooLong(LIMIT.toMinutes()));
      }
      String tail = log.tail();
      return child.exitCode() == 0
          ? Optional.empty()
          : Optional.of(BuildWords.exitCode(child.exitCode(), tail));
    } finally {
      end();
    }
  }

  private static void await(Future<?> read) throws InterruptedException {
    try {
      read.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // what was read is in the log
    }
  }

  /** Ends it, if it goes on. */
  void end() {
    Child child = running;
    if (child != null) {
      child.close();
    }
  }
}
