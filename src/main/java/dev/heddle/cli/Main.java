package dev.heddle.cli;

import dev.heddle.jvm.Failures;
import dev.heddle.report.TextWidth;
import dev.heddle.run.Version;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code heddle}. */
@Command(
    name = "heddle",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionLine.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Threads, virtual threads or processes, and how many? Measure it.",
      "",
      "Runs the same task under every execution model, in one JVM and in many, checks every"
          + " answer, and prints a table of times with honest intervals."
    },
    footer = {
      "",
      "Begin with 'heddle run': about four minutes, two workloads, a table each. 'heddle help'"
          + " names the topics that there is more to read about.",
      "Exit codes: 0 fine, 1 a bug, 2 usage or unreadable input, 3 a regression, 4 rows failed or"
          + " missing, 5 inconclusive (if asked for), 130 Ctrl-C."
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and exits with its code; to end without one takes less time. */
  public static void main(String[] args) {
    int code = execute(new StandardOutput(new FileOutputStream(FileDescriptor.out)), args);
    if (code != ExitCode.OK || !ReadyHelp.isFor(args)) {
      System.exit(code);
    }
  }

  /** Runs the command; the exit code tells, too, whether all that it printed could be written. */
  static int execute(StandardOutput out, String... args) {
    System.setOut(new PrintStream(new BufferedOutputStream(out), true, StandardCharsets.UTF_8));
    String text = withoutOptions(args);
    int code = text == null ? answer(commandLine(args), args) : print(text);
    System.out.flush();
    IOException failure = out.failure();
    if (failure == null) {
      return code;
    }
    if (!out.unread()) {
      String why = OutcomeWords.standardOutputFails(Failures.words(failure));
      Complaint.print(commandLine(args), why);
    }
    return code == ExitCode.OK || code == ExitCode.INCONCLUSIVE ? ExitCode.NOT_WHOLE : code;
  }

  private static int answer(CommandLine heddle, String... args) {
    int code = heddle.execute(args);
    heddle.getOut().flush();
    return code;
  }

  private static int print(String text) {
    System.out.print(text);
    return ExitCode.OK;
  }

  /** What is printed for words that no options have to be read for; null for all others. */
  private static @Nullable String withoutOptions(String... words) {
    if (words.length != 1 || !words[0].equals("list")) {
      return ReadyHelp.of(words);
    }
    try {
      return ListCommand.usual();
    } catch (RuntimeException e) {
      return null; // it comes again, and is told
    }
  }

  /** What reads {@code words}, or any words if there are none. */
  static CommandLine commandLine(String... words) {
    CommandLine heddle = new CommandLine(new Main());
    Subcommands.add(heddle, words);
    heddle
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(TextWidth.here())
        .setParameterExceptionHandler(Complaint::aboutUsage)
        .setExecutionExceptionHandler(Complaint::aboutExecution);
    return heddle;
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command");
  }

  /** What {@code --version} prints. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"heddle " + Version.current() + " on Java " + Runtime.version()};
    }
  }
}
