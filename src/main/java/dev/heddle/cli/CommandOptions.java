package dev.heddle.cli;

import dev.heddle.campaign.CommandRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person can say about commands of their own; null or empty where nothing was said. */
final class CommandOptions {

  @Option(
      names = "--command",
      paramLabel = "COMMAND",
      description = {
        "Measures a command of yours in the place of benchmarks, in one word: 'gzip -9 big'. Its"
            + " words are parted by blanks and quotes, and no shell reads it. Given several times,"
            + " each is judged against the first."
      })
  List<String> commands = new ArrayList<>();

  @Option(
      names = "--inputs",
      paramLabel = "FILE",
      description = {
        "Runs the command for every line of this file, one after the other, in threads of a pool,"
            + " and in virtual threads. {} in it is the line, as one word; {/} its base name, {.}"
            + " the line without its extension, {//} its folder, {/.} its base name without"
            + " extension."
      })
  @Nullable Path inputs;

  @Option(
      names = "--sweep",
      paramLabel = "n=N,…",
      description = {
        "Measures the command with each of these numbers in the place of {n}: n=1,2,4; n=1..8;"
            + " n=0.5C,1C for parts of the processors. After three rounds numbers that are shown to"
            + " be slower are dropped."
      })
  @Nullable String sweep;

  @Option(
      names = "--prepare",
      paramLabel = "COMMAND",
      description = "Is run before each operation, and not timed: it undoes what the last one did.")
  @Nullable String prepare;

  @Option(
      names = "--shell",
      description = {
        "Has commands read by sh. An input is a parameter of it ($1, and $2 to $5 for the other"
            + " forms), and never a part of what it reads; {} stands for \"$1\"."
      })
  boolean shell;

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      description =
          "The most that a command may take each time. Default: a little below --timeout.")
  @Nullable String limit;

  /** Whether one is to be measured. */
  boolean given() {
    return !commands.isEmpty();
  }

  /** What all of it asks for; null for nothing. */
  @Nullable CommandRequest request() throws UsageException {
    if (commands.isEmpty()) {
      requireNone("--inputs", inputs != null);
      requireNone("--sweep", sweep != null);
      requireNone("--prepare", prepare != null);
      requireNone("--shell", shell);
      requireNone("--limit", limit != null);
      return null;
    }
    return new CommandRequest(
        commands,
        shell,
        prepare,
        inputs,
        sweep,
        limit == null ? null : Words.seconds("--limit", limit));
  }

  private static void requireNone(String option, boolean given) throws UsageException {
    if (given) {
      throw new UsageException(RunOptionWords.ofNoCommand(option));
    }
  }
}
